import './date-field.css'
import { parseAbsolute, parseDate } from '@internationalized/date'
import { DateField as AriaDateField, DateInput, DateSegment } from 'react-aria-components/DateField'
import { FieldLabel, FieldNotes, type FieldTexts, fieldState } from './field.tsx'

interface DateFieldProps extends FieldTexts {
  /** `2026-03-02`, or null. */
  value: string | null
  onChange(date: string | null): void
}

/** A day, typed part by part in the order of the reader's language. */
export function DateField({ value, onChange, ...texts }: DateFieldProps) {
  return (
    <AriaDateField
      {...fieldState(texts)}
      className="field"
      value={value === null ? null : parseDate(value)}
      onChange={(date) => onChange(date?.toString() ?? null)}
    >
      <FieldLabel {...texts} />
      <DateInput className="input date-input figures">
        {(segment) => <DateSegment segment={segment} className="date-part" />}
      </DateInput>
      <FieldNotes {...texts} />
    </AriaDateField>
  )
}

interface InstantFieldProps extends FieldTexts {
  /** An instant, `2026-03-02T01:30:00Z`, or null. */
  value: string | null
  /** The zone in which it is typed and shown, `Asia/Hong_Kong`; the field names it. */
  zone: string
  onChange(instant: string | null): void
}

/** A day and time in a named zone; the value is the instant, so that a reader elsewhere sees the same moment. */
export function InstantField({ value, zone, onChange, ...texts }: InstantFieldProps) {
  return (
    <AriaDateField
      {...fieldState(texts)}
      className="field"
      granularity="minute"
      value={value === null ? null : parseAbsolute(value, zone)}
      placeholderValue={parseAbsolute('2026-01-01T00:00:00Z', zone)}
      onChange={(date) => onChange(date?.toAbsoluteString() ?? null)}
    >
      <FieldLabel {...texts} />
      <DateInput className="input date-input figures">
        {(segment) => <DateSegment segment={segment} className="date-part" />}
      </DateInput>
      <FieldNotes {...texts} />
    </AriaDateField>
  )
}
