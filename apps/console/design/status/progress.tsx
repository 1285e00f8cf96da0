import './progress.css'
import { Label } from 'react-aria-components/Label'
import { ProgressBar } from 'react-aria-components/ProgressBar'
import { useText } from '../../messages/use-text.ts'
import { spanOf } from '../time/spans.ts'
import { useSpanText } from '../time/use-span-text.ts'
import { Badge } from './badge.tsx'

interface ProgressProps {
  label: string
  done: number
  /** Null while it is not known yet. */
  total: number | null
  /** What is counted, "items". */
  what: string
  /** Per second, over the last while; null while it is not known. */
  rate: number | null
  state?: 'running' | 'paused' | 'done' | 'failed'
}

/** Long work: how far, how fast, how long still. It can be left; the work goes on at the server. */
export function Progress({ label, done, total, what, rate, state = 'running' }: ProgressProps) {
  const text = useText()
  const span = useSpanText()
  const count =
    total === null ? text('design.progress.some', { done, what }) : text('design.progress.count', { done, total, what })
  const seconds = total === null || rate === null || rate <= 0 ? null : (total - done) / rate
  const running = state === 'running'
  const parts = [
    count,
    running &&
      rate !== null &&
      text('design.progress.rate', { rate: rate >= 10 ? Math.round(rate) : Number(rate.toFixed(1)) }),
    running && seconds !== null && text('design.progress.left', { span: span(spanOf(Math.max(60, seconds) * 1000)) }),
  ].filter((part) => part !== false)
  const isUnknown = total === null && running
  return (
    <ProgressBar
      className="progress"
      value={done}
      maxValue={total ?? 1}
      isIndeterminate={isUnknown}
      valueLabel={parts.join(', ')}
    >
      <div className="progress-head">
        <Label>{label}</Label>
        {state === 'done' && <Badge tone="good">{text('design.progress.done')}</Badge>}
        {state === 'failed' && <Badge tone="bad">{text('design.progress.failed')}</Badge>}
        {state === 'paused' && (
          <Badge tone="quiet" icon="waiting">
            {text('design.progress.paused')}
          </Badge>
        )}
      </div>
      <div className="progress-track">
        <div
          className={isUnknown ? 'progress-fill progress-unknown' : `progress-fill progress-${state}`}
          style={isUnknown ? {} : { inlineSize: `${total === null || total === 0 ? 100 : (100 * done) / total}%` }}
        />
      </div>
      <p className="progress-text figures">{parts.join(' · ')}</p>
    </ProgressBar>
  )
}
