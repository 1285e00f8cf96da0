import '../actions/menu.css'
import { Button as AriaButton } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { Popover } from 'react-aria-components/Popover'
import { Icon } from '../icon.tsx'
import { type Choice, ChoiceList } from './choice.tsx'
import { FieldLabel, FieldNotes, type FieldTexts, fieldState } from './field.tsx'

interface ComboBoxProps<Id extends string> extends FieldTexts {
  choices: readonly Choice<Id>[]
  value: Id | null
  onChange(id: Id | null): void
}

/** One of many answers, found by typing a part of it. */
export function ComboBox<Id extends string>({ choices, value, onChange, ...texts }: ComboBoxProps<Id>) {
  return (
    <AriaComboBox
      {...fieldState(texts)}
      className="field"
      value={value}
      onChange={(key) => onChange(key as Id | null)}
      menuTrigger="focus"
    >
      <FieldLabel {...texts} />
      <Group className="input-group">
        <Input className="input" />
        <AriaButton className="input-step">
          <Icon name="down" size="s" />
        </AriaButton>
      </Group>
      <FieldNotes {...texts} />
      <Popover className="popover">
        <ChoiceList choices={choices} />
      </Popover>
    </AriaComboBox>
  )
}
