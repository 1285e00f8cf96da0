import './toggles.css'
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox'
import { CheckboxGroup as AriaCheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { Text } from 'react-aria-components/Text'
import { Icon } from '../icon.tsx'
import type { Choice } from './choice.tsx'
import { FieldLabel, FieldNotes, type FieldTexts, fieldState } from './field.tsx'

interface CheckboxGroupProps<Id extends string> extends FieldTexts {
  choices: readonly Choice<Id>[]
  value: readonly Id[]
  onChange(ids: Id[]): void
}

/** Any number of answers to one question, all in sight. */
export function CheckboxGroup<Id extends string>({ choices, value, onChange, ...texts }: CheckboxGroupProps<Id>) {
  return (
    <AriaCheckboxGroup
      {...fieldState(texts)}
      className="field"
      value={[...value]}
      onChange={(ids) => onChange(ids as Id[])}
    >
      <FieldLabel {...texts} />
      <div className="toggle-list">
        {choices.map(({ id, text, hint }) => (
          <CheckboxField key={id} value={id} className="toggle">
            <CheckboxButton className="toggle-button">
              <span className="toggle-box">
                <Icon name="check" />
              </span>
              {text}
            </CheckboxButton>
            {hint !== undefined && (
              <Text slot="description" className="field-hint toggle-hint">
                {hint}
              </Text>
            )}
          </CheckboxField>
        ))}
      </div>
      <FieldNotes {...texts} />
    </AriaCheckboxGroup>
  )
}
