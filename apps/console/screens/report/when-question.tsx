import { now as nowIn, toCalendarDate } from '@internationalized/date'
import { DateField } from '../../design/fields/date-field.tsx'
import { RadioGroup } from '../../design/fields/radio-group.tsx'
import { serverClock } from '../../design/time/clock.ts'
import { useZone } from '../../design/time/zone.ts'
import { useText } from '../../messages/use-text.ts'
import type { When } from './report-draft.ts'

interface WhenQuestionProps {
  label: string
  value: When | null
  onChange(when: When): void
}

/** When something was, in one tap; a day is typed only where it was none of the last two. */
export function WhenQuestion({ label, value, onChange }: WhenQuestionProps) {
  const text = useText()
  const choose = (choice: When['choice']) =>
    onChange({ choice, at: choice === 'now' ? new Date(serverClock.now()).toISOString() : null })
  const choices = (['now', 'today', 'yesterday', 'day'] as const).map((id) => ({ id, text: text(`report.when.${id}`) }))
  return (
    <>
      <RadioGroup<When['choice']>
        label={label}
        optional
        choices={[...choices, { id: 'unsure', text: text('report.unsure') }]}
        value={value?.choice ?? null}
        onChange={choose}
      />
      {value?.choice === 'day' && (
        <DateField
          label={text('report.day')}
          optional
          value={value.at}
          onChange={(at) => onChange({ choice: 'day', at })}
        />
      )}
    </>
  )
}

/** Today and yesterday where the reader is, `2026-03-02`. */
export function useDays(): () => { today: string; yesterday: string } {
  const zone = useZone()
  return () => {
    const today = toCalendarDate(nowIn(zone))
    return { today: today.toString(), yesterday: today.subtract({ days: 1 }).toString() }
  }
}
