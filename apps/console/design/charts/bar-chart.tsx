import './charts.css'
import { useLanguage } from '../../messages/use-text.ts'
import { Icon } from '../icon.tsx'

export interface Bar {
  id: string
  label: string
  value: number
  /** A second part on top of it: what is possible above what is proven. */
  more?: number
  /** Marks it with a sign and another colour: it deserves a look. */
  marked?: boolean
}

interface BarChartProps {
  title: string
  bars: readonly Bar[]
  /** Opens the list behind a bar. */
  onOpen?(id: string): void
}

/**
 * Bars on one scale, longest = full width. It is a list of words and numbers to a screen reader, and each number a button where it opens
 * its list.
 */
export function BarChart({ title, bars, onOpen }: BarChartProps) {
  const { locale, text } = useLanguage()
  const figure = new Intl.NumberFormat(locale)
  const largest = Math.max(1, ...bars.map(({ value, more = 0 }) => value + more))
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <ul className="bars">
        {bars.map(({ id, label, value, more = 0, marked = false }) => {
          const said = more > 0 ? text('design.bar.more', { value, more: value + more }) : figure.format(value)
          return (
            <li key={id} className={marked ? 'bar bar-marked' : 'bar'}>
              <span className="bar-label">
                {marked && <Icon name="flag" size="s" />}
                {label}
              </span>
              <svg className="bar-drawing" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect className="bar-rest" width="100" height="10" />
                {more > 0 && <rect className="bar-more" width={(100 * (value + more)) / largest} height="10" />}
                <rect
                  className="bar-value"
                  width={Math.max(value > 0 ? 0.6 : 0, (100 * value) / largest)}
                  height="10"
                />
              </svg>
              {onOpen === undefined ? (
                <span className="bar-figure figures">{said}</span>
              ) : (
                <button type="button" className="bar-figure number-link figures" onClick={() => onOpen(id)}>
                  {said}
                  <span className="unseen">{text('design.opens', { label })}</span>
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </figure>
  )
}
