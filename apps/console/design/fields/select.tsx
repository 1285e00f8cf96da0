import '../actions/menu.css'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { useText } from '../../messages/use-text.ts'
import { Icon } from '../icon.tsx'
import { type Choice, ChoiceList } from './choice.tsx'
import { FieldLabel, FieldNotes, type FieldTexts, fieldState } from './field.tsx'

interface SelectProps<Id extends string> extends FieldTexts {
  choices: readonly Choice<Id>[]
  /** Null: nothing chosen yet. */
  value: Id | null
  onChange(id: Id): void
  isDisabled?: boolean
}

/** One of a handful of answers (5 to 15); fewer are a RadioGroup, more a ComboBox. */
export function Select<Id extends string>({ choices, value, onChange, isDisabled, ...texts }: SelectProps<Id>) {
  const text = useText()
  return (
    <AriaSelect
      {...fieldState(texts)}
      {...(isDisabled === undefined ? {} : { isDisabled })}
      className="field"
      placeholder={text('design.select.none')}
      value={value}
      onChange={(key) => onChange(key as Id)}
    >
      <FieldLabel {...texts} />
      <AriaButton className="input select-button">
        <SelectValue />
        <Icon name="down" size="s" />
      </AriaButton>
      <FieldNotes {...texts} />
      <Popover className="popover">
        <ChoiceList choices={choices} />
      </Popover>
    </AriaSelect>
  )
}
