import { TextArea, TextField } from '../../design/fields/text-field.tsx'

export interface WordField<Key extends string> {
  key: Key
  label: string
  hint?: string
  /** Sentences rather than a line. */
  long?: boolean
  /** What to write, for a field that may not stay empty. */
  missing?: string
}

interface WordFieldsProps<Key extends string> {
  fields: readonly WordField<Key>[]
  values: Readonly<Record<Key, string>>
  tried: boolean
  set(part: Partial<Record<Key, string>>): void
}

/** Several fields of text, lines and sentences; those that need not be filled in say so. */
export function WordFields<Key extends string>({ fields, values, tried, set }: WordFieldsProps<Key>) {
  return fields.map(({ key, label, hint, long = false, missing }) => {
    const Field = long ? TextArea : TextField
    return (
      <Field
        key={key}
        label={label}
        {...(hint !== undefined && { hint })}
        optional={missing === undefined}
        error={tried && missing !== undefined && values[key].trim() === '' ? missing : undefined}
        maxLength={long ? 10_000 : 200}
        value={values[key]}
        onChange={(typed) => set({ [key]: typed } as Partial<Record<Key, string>>)}
      />
    )
  })
}

export const isFilled = <Key extends string>(
  fields: readonly WordField<Key>[],
  values: Readonly<Record<Key, string>>,
): boolean => fields.every(({ key, missing }) => missing === undefined || values[key].trim() !== '')

/** What was filled in, without the blanks around it; the rest is left out. */
export function filledIn<Key extends string>(
  fields: readonly WordField<Key>[],
  values: Readonly<Record<Key, string>>,
): Partial<Record<Key, string>> {
  const said = fields.flatMap(({ key }): [Key, string][] => {
    const words = values[key].trim()
    return words === '' ? [] : [[key, words]]
  })
  return Object.fromEntries(said) as Partial<Record<Key, string>>
}
