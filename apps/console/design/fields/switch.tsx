import './toggles.css'
import { SwitchButton, SwitchField } from 'react-aria-components/Switch'
import { Text } from 'react-aria-components/Text'
import { useText } from '../../messages/use-text.ts'

interface SwitchProps {
  label: string
  hint?: string
  value: boolean
  onChange(value: boolean): void
  isDisabled?: boolean
}

/** On or off, at once, without a button to save. The word beside it says which: the place of the knob alone would not do. */
export function Switch({ label, hint, value, onChange, isDisabled = false }: SwitchProps) {
  const text = useText()
  return (
    <SwitchField className="toggle" isSelected={value} isDisabled={isDisabled} onChange={onChange}>
      <SwitchButton className="toggle-button">
        <span className="switch-track">
          <span className="switch-knob" />
        </span>
        <span>
          {label} <span className="soft">{text(value ? 'design.switch.on' : 'design.switch.off')}</span>
        </span>
      </SwitchButton>
      {hint !== undefined && (
        <Text slot="description" className="field-hint toggle-hint">
          {hint}
        </Text>
      )}
    </SwitchField>
  )
}
