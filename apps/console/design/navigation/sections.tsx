import './sections.css'
import { type ReactNode, useEffect, useRef } from 'react'

/** The parts of a place, each with an address of its own; the children are Links, the one of the open part carries `aria-current`. */
export function Sections({ label, children }: { label: string; children: ReactNode }) {
  const bar = useRef<HTMLElement>(null)
  // On a phone they are wider than the screen: the open one is brought into sight.
  useEffect(() => {
    // In braces: newer browsers answer a promise, which an effect must not.
    bar.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })
  return (
    <nav ref={bar} className="sections no-print" aria-label={label}>
      {children}
    </nav>
  )
}
