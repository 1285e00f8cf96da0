import './facts.css'
import type { ReactNode } from 'react'

/** What is known of one thing: each fact with its name. Nothing is left out that nobody knows: "not known" is a value. */
export function Facts({ facts }: { facts: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="facts">
      {facts.map(({ name, value }) => (
        <div key={name} className="fact">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
