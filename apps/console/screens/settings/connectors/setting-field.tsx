import { Select } from '../../../design/fields/select.tsx'
import { TextArea, TextField } from '../../../design/fields/text-field.tsx'
import { useLanguage } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import type { SettingShape } from './setting-values.ts'

interface SettingFieldProps {
  name: string
  shape: SettingShape
  isNeeded: boolean
  /** A secret that is kept already: left empty, it stays. */
  isKept: boolean
  value: string
  onChange(value: string): void
}

/** One setting of a system, as its shape says. What it is for stands there in English, as docs/guides/add-a-connector.md says it. */
export function SettingField({ name, shape, isNeeded, isKept, value, onChange }: SettingFieldProps) {
  const { text, language } = useLanguage()
  const word = useWord()
  const lists = shape.type === 'array' ? text('settings.connector.commas') : undefined
  const about = language === 'en' ? shape.description : undefined
  const hints = isKept ? [text('settings.connector.kept')] : [about, lists]
  const hint = hints.filter((one) => one !== undefined).join('. ')
  const texts = {
    label: word('setting', name),
    ...(hint !== '' && { hint }),
    ...((!isNeeded || isKept) && { optional: true }),
  }
  if (shape.enum !== undefined)
    return (
      <Select<string>
        {...texts}
        value={value === '' ? null : value}
        choices={shape.enum.map((id) => ({ id, text: word('code', id) }))}
        onChange={onChange}
      />
    )
  const typed = { value, onChange, spellCheck: 'false' as const, autoComplete: 'off' }
  if ((shape.maxLength ?? 0) > 10_000) return <TextArea {...texts} {...typed} />
  return <TextField {...texts} {...typed} {...(shape.writeOnly === true && { type: 'password' as const })} />
}
