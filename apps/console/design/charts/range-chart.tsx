import './charts.css'
import { useRef } from 'react'
import { useLanguage } from '../../messages/use-text.ts'
import { useZone } from '../time/zone.ts'
import { useWidth } from '../use-width.ts'
import { drawRange, type RangePoint, rangeHeight } from './draw-range.ts'

interface RangeChartProps {
  title: string
  /** Oldest first; the last one is how it stands. */
  history: readonly RangePoint[]
  /** Opens the list behind one of the two numbers. */
  onOpen?: (which: 'least' | 'most') => void
}

/** "At least, at most" as two numbers, and how they came closer over time as a band between a full and a dashed line. */
export function RangeChart({ title, history, onOpen }: RangeChartProps) {
  const { text } = useLanguage()
  const now = history.at(-1)
  if (now === undefined) return null
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <div className="range-figures">
        <RangeFigure label={text('design.range.least')} value={now.least} onOpen={onOpen && (() => onOpen('least'))} />
        <RangeFigure label={text('design.range.most')} value={now.most} onOpen={onOpen && (() => onOpen('most'))} />
      </div>
      {history.length > 1 && <RangeDrawing history={history} />}
    </figure>
  )
}

interface RangeFigureProps {
  label: string
  value: number
  onOpen: (() => void) | undefined
}

function RangeFigure({ label, value, onOpen }: RangeFigureProps) {
  const { locale, text } = useLanguage()
  const shown = <strong className="figures">{new Intl.NumberFormat(locale).format(value)}</strong>
  return (
    <div className="range-figure">
      <span className="soft">{label}</span>
      {onOpen === undefined ? (
        shown
      ) : (
        <button type="button" className="number-link" onClick={onOpen}>
          {shown}
          <span className="unseen">{text('design.opens', { label })}</span>
        </button>
      )}
    </div>
  )
}

/** Up to here the day alone would not tell two ends apart. */
const twoDays = 2 * 24 * 3_600_000

function RangeDrawing({ history }: { history: readonly RangePoint[] }) {
  const { locale, text } = useLanguage()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const first = history[0]!
  const last = history.at(-1)!
  const figure = new Intl.NumberFormat(locale)
  const zone = useZone()
  const isShort = Date.parse(last.at) - Date.parse(first.at) < twoDays
  const day = new Intl.DateTimeFormat(locale, {
    ...{ timeZone: zone, day: 'numeric', month: 'short' },
    ...(isShort && { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  })
  const { band, least, most, end, lastX, ticks } = drawRange(history, Math.max(width, 100))
  const said = text('design.range.history', {
    from: new Date(first.at),
    least: first.least,
    most: first.most,
    leastNow: last.least,
    mostNow: last.most,
  })
  return (
    <div ref={frame}>
      <svg className="range-drawing" height={rangeHeight} role="img" aria-label={said}>
        {ticks.map(({ y, value }) => (
          <line key={value} className="axis" x1="0" x2={end.x} y1={y} y2={y} />
        ))}
        <path className="range-history" d={band} />
        <path className="range-most" d={most} />
        <path className="range-least" d={least} />
        <circle className="range-end" cx={end.x} cy={end.least} r="4" />
        <circle className="range-end" cx={end.x} cy={end.most} r="4" />
        {ticks.map(({ y, value }) => (
          <text key={value} className="axis-text" x="4" y={y - 4}>
            {figure.format(value)}
          </text>
        ))}
        <text className="axis-text" x="0" y={rangeHeight - 4}>
          {day.format(new Date(first.at))}
        </text>
        <text className="axis-text" x={lastX} y={rangeHeight - 4} textAnchor="end">
          {day.format(new Date(last.at))}
        </text>
      </svg>
    </div>
  )
}
