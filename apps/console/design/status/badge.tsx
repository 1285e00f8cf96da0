import './badge.css'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-shapes.ts'

export type Tone = 'bad' | 'warn' | 'good' | 'info' | 'quiet'

/** A sign of its own for each tone, so that the colour is never alone. */
export const toneIcons: Record<Tone, IconName> = {
  bad: 'stop',
  warn: 'warn',
  good: 'done',
  info: 'info',
  quiet: 'none',
}

/** A state in one or two words. Give an `icon` where another sign says more than the tone's (a clock for waiting). */
export function Badge({ tone = 'quiet', icon, children }: { tone?: Tone; icon?: IconName; children: string }) {
  return (
    <span className={`badge tone-${tone}`}>
      <Icon name={icon ?? toneIcons[tone]} size="s" />
      {children}
    </span>
  )
}
