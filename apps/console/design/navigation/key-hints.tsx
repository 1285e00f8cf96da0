import './key-hints.css'
import { Keys } from '../keys.tsx'

/** Keys and what they do, for the foot of a screen or a list of all of them. */
export function KeyHints({ label, hints }: { label: string; hints: readonly { keys: string; does: string }[] }) {
  return (
    <dl className="key-hints" aria-label={label}>
      {hints.map(({ keys, does }) => (
        <div key={keys} className="key-hint">
          <dt>
            <Keys keys={keys} />
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  )
}
