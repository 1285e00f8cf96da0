import type { OutputOf } from '../../../../../office/client-types.ts'

export type Form = OutputOf<'fill-form'>
export type Field = Form['fields'][number]

/** What would be told now: what is being written, else what the case says. */
export const answerOf = (field: Field, typed: string | undefined): string => typed?.trim() || field.known || ''

/** The form as text to be pasted: each field with its answer, unanswered ones with a line. */
export function asText(fields: readonly Field[], values: Readonly<Record<string, string>>): string {
  return fields.map((field) => `${field.ask}\n${answerOf(field, values[field.id]) || '-'}`).join('\n\n')
}
