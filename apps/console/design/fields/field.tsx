import './field.css'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { useText } from '../../messages/use-text.ts'
import { Icon } from '../icon.tsx'

/** What every field has. Fields are required unless marked optional; nothing is marked "required". */
export interface FieldTexts {
  label: string
  /** What to write, or why it is asked; stays on the screen while one types. */
  hint?: string
  /** What is wrong and what to write instead; the field counts as wrong while it is there. */
  error?: string | undefined
  optional?: boolean
}

export function FieldLabel({ label, optional }: FieldTexts) {
  const text = useText()
  return (
    <Label className="field-label">
      {label}
      {optional === true && <span className="field-optional"> {text('design.field.optional')}</span>}
    </Label>
  )
}

/** Below the field: the hint, and what is wrong. */
export function FieldNotes({ hint, error }: FieldTexts) {
  return (
    <>
      {hint !== undefined && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">
        <Icon name="stop" size="s" />
        <span>{error}</span>
      </FieldError>
    </>
  )
}

/** The part of a field's properties that React Aria takes. Its own checks speak the browser's language, so they are left out. */
export function fieldState({ error, optional }: FieldTexts) {
  return { isInvalid: error !== undefined, isRequired: optional !== true, validationBehavior: 'aria' as const }
}
