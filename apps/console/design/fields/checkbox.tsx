import './toggles.css'
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox'
import { Text } from 'react-aria-components/Text'
import { Icon } from '../icon.tsx'

interface CheckboxProps {
  label: string
  hint?: string
  /** `some`: part of what it stands for is chosen. */
  value: boolean | 'some'
  onChange(value: boolean): void
  isDisabled?: boolean
}

export function Checkbox({ label, hint, value, onChange, isDisabled = false }: CheckboxProps) {
  return (
    <CheckboxField
      className="toggle"
      isSelected={value === true}
      isIndeterminate={value === 'some'}
      isDisabled={isDisabled}
      onChange={onChange}
    >
      <CheckboxButton className="toggle-button">
        <span className="toggle-box">
          <Icon name={value === 'some' ? 'minus' : 'check'} />
        </span>
        {label}
      </CheckboxButton>
      {hint !== undefined && (
        <Text slot="description" className="field-hint toggle-hint">
          {hint}
        </Text>
      )}
    </CheckboxField>
  )
}
