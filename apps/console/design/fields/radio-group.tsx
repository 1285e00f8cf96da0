import './toggles.css'
import { RadioGroup as AriaRadioGroup, RadioButton, RadioField } from 'react-aria-components/RadioGroup'
import { Text } from 'react-aria-components/Text'
import type { Choice } from './choice.tsx'
import { FieldLabel, FieldNotes, type FieldTexts, fieldState } from './field.tsx'

interface RadioGroupProps<Id extends string> extends FieldTexts {
  choices: readonly Choice<Id>[]
  value: Id | null
  onChange(id: Id): void
  isDisabled?: boolean
}

/** One of a few answers, all in sight. "Not sure" is an answer like the others where somebody may be. */
export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { choices, value, onChange, isDisabled = false, ...texts } = props
  return (
    <AriaRadioGroup
      {...fieldState(texts)}
      className="field"
      value={value}
      isDisabled={isDisabled}
      onChange={(id) => onChange(id as Id)}
    >
      <FieldLabel {...texts} />
      <div className="toggle-list">
        {choices.map(({ id, text, hint }) => (
          <RadioField key={id} value={id} className="toggle">
            <RadioButton className="toggle-button">
              <span className="toggle-box toggle-round" />
              {text}
            </RadioButton>
            {hint !== undefined && (
              <Text slot="description" className="field-hint toggle-hint">
                {hint}
              </Text>
            )}
          </RadioField>
        ))}
      </div>
      <FieldNotes {...texts} />
    </AriaRadioGroup>
  )
}
