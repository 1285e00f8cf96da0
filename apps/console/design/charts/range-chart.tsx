import './charts.css'
import { useLanguage } from '../../messages/use-text.ts'
import { drawRange, type RangePoint } from './draw-range.ts'

interface RangeChartProps {
  title: string
  /** Oldest first; the last one is how it stands. */
  history: readonly RangePoint[]
  /** Opens the list behind one of the two numbers. */
  onOpen?(which: 'least' | 'most'): void
}

/** "At least, at most" as two numbers, and how they came closer over time as a band between a full and a dashed line. */
export function RangeChart({ title, history, onOpen }: RangeChartProps) {
  const { locale, text } = useLanguage()
  const now = history.at(-1)
  if (now === undefined) return null
  const figure = new Intl.NumberFormat(locale)
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
  const first = history[0]!
  const { band, least, most, end, ticks, width, height } = drawRange(history)
  const number = (which: 'least' | 'most') => {
    const label = text(which === 'least' ? 'design.range.least' : 'design.range.most')
    const value = <strong className="figures">{figure.format(now[which])}</strong>
    return (
      <div className="range-figure">
        <span className="soft">{label}</span>
        {onOpen === undefined ? (
          value
        ) : (
          <button type="button" className="number-link" onClick={() => onOpen(which)}>
            {value}
            <span className="unseen">{text('design.opens', { label })}</span>
          </button>
        )}
      </div>
    )
  }
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <div className="range-figures">
        {number('least')}
        {number('most')}
      </div>
      {history.length > 1 && (
        <svg
          className="range-drawing"
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={text('design.range.history', {
            from: new Date(first.at),
            least: first.least,
            most: first.most,
            leastNow: now.least,
            mostNow: now.most,
          })}
        >
          {ticks.map(({ y, value }) => (
            <g key={value}>
              <line className="axis" x1="0" x2={width} y1={y} y2={y} />
              <text className="axis-text" x="0" y={y - 4}>
                {figure.format(value)}
              </text>
            </g>
          ))}
          <path className="range-history" d={band} />
          <path className="range-most" d={most} />
          <path className="range-least" d={least} />
          <circle className="range-end" cx={end.x} cy={end.least} r="4" />
          <circle className="range-end" cx={end.x} cy={end.most} r="4" />
          <text className="axis-text" x="0" y={height - 2}>
            {day.format(new Date(first.at))}
          </text>
          <text className="axis-text" x={width} y={height - 2} textAnchor="end">
            {day.format(new Date(now.at))}
          </text>
        </svg>
      )}
    </figure>
  )
}
