import { Button as AriaButton } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
} from 'react-aria-components/NumberField'
import { Icon } from '../icon.tsx'
import { FieldLabel, FieldNotes, type FieldTexts, fieldState } from './field.tsx'

type Plain = Omit<AriaNumberFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'isRequired'>

/** Reads and shows numbers as the reader's language writes them; the value is a plain number. */
export function NumberField({ label, hint, error, optional, ...rest }: FieldTexts & Plain) {
  const texts = { label, hint, error, optional }
  return (
    <AriaNumberField {...rest} {...fieldState(texts)} className="field">
      <FieldLabel {...texts} />
      <Group className="input-group">
        <Input className="input figures" />
        <AriaButton slot="decrement" className="input-step">
          <Icon name="minus" size="s" />
        </AriaButton>
        <AriaButton slot="increment" className="input-step">
          <Icon name="plus" size="s" />
        </AriaButton>
      </Group>
      <FieldNotes {...texts} />
    </AriaNumberField>
  )
}
