import './button.css'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-shapes.ts'
import { Hint } from '../overlays/hint.tsx'

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  icon: IconName
  /** What it does, with a verb; also shown as a hint on hover and focus. */
  label: string
  tone?: 'plain' | 'bare'
}

/** For actions whose sign everybody knows (close, undo, more). Where in doubt, use a Button with words. */
export function IconButton({ icon, label, tone = 'bare', ...rest }: IconButtonProps) {
  return (
    <Hint text={label}>
      <AriaButton {...rest} aria-label={label} className={`button button-only button-${tone}`}>
        <Icon name={icon} />
      </AriaButton>
    </Hint>
  )
}
