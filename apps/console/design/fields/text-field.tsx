import { Input } from 'react-aria-components/Input'
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField'
import { FieldLabel, FieldNotes, type FieldTexts, fieldState } from './field.tsx'

type Plain = Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'isRequired'>

export function TextField({ label, hint, error, optional, ...rest }: FieldTexts & Plain) {
  const texts = { label, hint, error, optional }
  return (
    <AriaTextField {...rest} {...fieldState(texts)} className="field">
      <FieldLabel {...texts} />
      <Input className="input" />
      <FieldNotes {...texts} />
    </AriaTextField>
  )
}

/** For sentences: grows with what is written. */
export function TextArea({ label, hint, error, optional, rows = 3, ...rest }: FieldTexts & Plain & { rows?: number }) {
  const texts = { label, hint, error, optional }
  return (
    <AriaTextField {...rest} {...fieldState(texts)} className="field">
      <FieldLabel {...texts} />
      <AriaTextArea className="input" rows={rows} />
      <FieldNotes {...texts} />
    </AriaTextField>
  )
}
