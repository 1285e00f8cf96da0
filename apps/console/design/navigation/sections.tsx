import './sections.css'
import type { ReactNode } from 'react'

/** The parts of a place, each with an address of its own; the children are Links, the one of the open part carries `aria-current`. */
export function Sections({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className="sections no-print" aria-label={label}>
      {children}
    </nav>
  )
}
