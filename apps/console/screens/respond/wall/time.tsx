import { Icon } from '../../../design/icon.tsx'
import { useNow } from '../../../design/time/clock.ts'
import { spanOf } from '../../../design/time/spans.ts'
import { useSpanText } from '../../../design/time/use-span-text.ts'
import { useText } from '../../../messages/use-text.ts'

const day = 24 * 3_600_000

/** The time left, in words and not in colour alone. */
export function WallTime({ due }: { due: string }) {
  const text = useText()
  const left = Date.parse(due) - useNow()
  const span = useSpanText()(spanOf(left))
  const tone = left < 0 ? 'bad' : left < day ? 'warn' : 'quiet'
  return (
    <span className={`wall-time tone-${tone}`}>
      <Icon name={left < 0 ? 'warn' : 'clock'} />
      {left < 0 ? text('design.deadline.late', { span }) : text('design.deadline.left', { span })}
    </span>
  )
}
