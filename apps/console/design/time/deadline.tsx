import './instant.css'
import { useText } from '../../messages/use-text.ts'
import { Badge, type Tone } from '../status/badge.tsx'
import { useNow } from './clock.ts'
import { Instant } from './instant.tsx'
import { spanOf } from './spans.ts'
import { useSpanText } from './use-span-text.ts'

const day = 24 * 3_600_000

/** What is due and how much time is left: red when late, amber on the last day, and in words either way. */
export function Deadline({ due, zone }: { due: string; zone?: string }) {
  return (
    <span className="deadline">
      <TimeLeft due={due} />
      <Instant at={due} far={false} {...(zone === undefined ? {} : { zone })} />
    </span>
  )
}

/** The badge alone, where there is no room for the day: in tables. */
export function TimeLeft({ due }: { due: string }) {
  const text = useText()
  const left = Date.parse(due) - useNow()
  const span = useSpanText()(spanOf(left))
  const tone: Tone = left < 0 ? 'bad' : left < day ? 'warn' : 'quiet'
  return (
    <Badge tone={tone} icon="clock">
      {left < 0 ? text('design.deadline.late', { span }) : text('design.deadline.left', { span })}
    </Badge>
  )
}
