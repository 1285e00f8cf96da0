import type { ReactNode } from 'react'

interface WallPartProps {
  /** Its place on the wall: `wall-<name>` in wall.css. */
  name: 'people' | 'tasks' | 'deadlines' | 'timeline' | 'members'
  title: string
  children: ReactNode
}

export function WallPart({ name, title, children }: WallPartProps) {
  return (
    <section className={`wall-part wall-${name}`} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** A number to be read from the other end of the room, and what it counts. */
export function WallNumber({ value, label, isBad = false }: { value: number; label: string; isBad?: boolean }) {
  return (
    <div className={isBad ? 'wall-number wall-bad' : 'wall-number'}>
      <span className="wall-value figures">{value.toLocaleString()}</span>
      <span className="wall-label">{label}</span>
    </div>
  )
}
