import './specimen.css'
import type { ReactNode } from 'react'

/** One component with its name, in the states it can be in. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="card specimen">
      <h3 className="specimen-name">
        <code>{name}</code>
      </h3>
      {children}
    </section>
  )
}
