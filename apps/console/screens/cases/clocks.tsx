import { InstantField } from '../../design/fields/date-field.tsx'
import { RadioGroup } from '../../design/fields/radio-group.tsx'
import { useText } from '../../messages/use-text.ts'
import { useProviderZone } from '../case/provider-zone.ts'
import { type Clock, clocks, type PartProps, type When } from './incident-draft.ts'

/** When it happened, was noticed, and was known to concern personal data: what the law counts from. */
export function Clocks({ draft, change, wrong, withReport }: PartProps & { withReport: boolean }) {
  const text = useText()
  const zone = useProviderZone()
  return (
    <>
      <div>
        <h2>{text('cases.form.clocks')}</h2>
        <p className="soft">{text('cases.form.clocksHint', { zone })}</p>
      </div>
      {clocks.map((clock) => (
        <ClockAnswer
          key={clock}
          clock={clock}
          answer={draft[clock]}
          withReport={withReport && clock === 'discovered'}
          zone={zone}
          wrong={wrong[clock]}
          onChange={(answer) => change({ [clock]: answer })}
        />
      ))}
    </>
  )
}

interface ClockAnswerProps {
  clock: Clock
  answer: When
  withReport: boolean
  zone: string
  wrong: 'none' | 'future' | undefined
  onChange(answer: When): void
}

function ClockAnswer({ clock, answer, withReport, zone, wrong, onChange }: ClockAnswerProps) {
  const text = useText()
  const errors = { none: text('cases.form.timeNone'), future: text('cases.form.future') }
  return (
    <div className="clock-answer">
      <RadioGroup<When['kind']>
        label={text(`cases.form.${clock}`)}
        value={answer.kind}
        choices={[
          ...(withReport ? [{ id: 'report' as const, text: text('cases.form.asReported') }] : []),
          { id: 'now', text: text('cases.form.now') },
          { id: 'at', text: text('cases.form.at') },
          { id: 'unknown', text: text('cases.form.unknown') },
        ]}
        onChange={(kind) => onChange({ ...answer, kind })}
      />
      {answer.kind === 'at' && (
        <InstantField
          label={text('cases.form.time')}
          zone={zone}
          value={answer.at}
          error={wrong && errors[wrong]}
          onChange={(at) => onChange({ ...answer, at })}
        />
      )}
    </div>
  )
}
