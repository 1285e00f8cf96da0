import './charts.css'
import '../status/badge.css'
import { useLanguage } from '../../messages/use-text.ts'
import type { Tone } from '../status/badge.tsx'

interface Share {
  id: string
  label: string
  value: number
  tone: Tone
}

interface ShareBarProps {
  title: string
  shares: readonly Share[]
  /** Opens the list behind a share. */
  onOpen?(id: string): void
}

/** Parts of one whole as one bar, with a line for each part that says its number; parts of nothing are left out of the bar, not of the lines. */
export function ShareBar({ title, shares, onOpen }: ShareBarProps) {
  const { locale, text } = useLanguage()
  const figure = new Intl.NumberFormat(locale)
  const whole = Math.max(
    1,
    shares.reduce((sum, { value }) => sum + value, 0),
  )
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <div className="share-bar" aria-hidden="true">
        {shares
          .filter(({ value }) => value > 0)
          .map(({ id, value, tone }) => (
            <span
              key={id}
              className={`share share-${tone} tone-${tone}`}
              style={{ flexGrow: Math.max(value / whole, 0.01) }}
            />
          ))}
      </div>
      <ul className="share-lines">
        {shares.map(({ id, label, value, tone }) => (
          <li key={id} className={`share-line tone-${tone}`}>
            <span className={`share-key share-${tone}`} />
            <span>{label}</span>
            {onOpen === undefined ? (
              <span className="figures">{figure.format(value)}</span>
            ) : (
              <button type="button" className="number-link figures" onClick={() => onOpen(id)}>
                {figure.format(value)}
                <span className="unseen">{text('design.opens', { label })}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </figure>
  )
}
