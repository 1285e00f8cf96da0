import './button.css'
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { useText } from '../../messages/use-text.ts'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-shapes.ts'

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  /** `main`: the one next thing to do on a screen. `danger`: destroys or sends outside. `bare`: beside others, without an edge. */
  tone?: 'plain' | 'main' | 'danger' | 'bare'
  icon?: IconName
  children: ReactNode
}

/** Says what it does with a verb. While `isPending` it keeps its place and focus and takes no second press. */
export function Button({ tone = 'plain', icon, children, isPending = false, onPress, type, ...rest }: ButtonProps) {
  const text = useText()
  // React Aria's own way of pending tells screen readers through an element that outlives the button without a name.
  const pending = isPending ? { 'aria-disabled': true, type: 'button' as const } : { onPress, type }
  return (
    <AriaButton {...rest} {...pending} className={`button button-${tone}`}>
      {isPending ? <span className="button-wait" /> : icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
      {isPending && <span className="unseen">{text('design.pending')}</span>}
    </AriaButton>
  )
}
