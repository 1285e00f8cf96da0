import './chain.css'
import '../status/badge.css'
import type { ReactNode } from 'react'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-shapes.ts'
import type { Tone } from '../status/badge.tsx'

export interface ChainStep {
  id: string
  title: string
  /** `none`: not begun. `now`: under way. `look`: something in it waits for a person. `late`. `done`. */
  state: 'none' | 'now' | 'look' | 'late' | 'done'
  /** The number that says how it stands, where there is one; a Link or button where it opens its list. */
  figure?: ReactNode
  note: ReactNode
}

const tones: Record<ChainStep['state'], Tone> = { none: 'quiet', now: 'info', look: 'warn', late: 'bad', done: 'good' }
const signs: Record<ChainStep['state'], IconName> = {
  none: 'none',
  now: 'waiting',
  look: 'flag',
  late: 'stop',
  done: 'done',
}

/** Steps of which each leads to the next, as one line with the state of each; below each other where there is no room. */
export function Chain({ label, steps }: { label: string; steps: readonly ChainStep[] }) {
  return (
    <ol className="chain" aria-label={label}>
      {steps.map(({ id, title, state, figure, note }) => (
        <li key={id} className={`chain-step chain-${state} tone-${tones[state]}`}>
          <span className="chain-sign">
            <Icon name={signs[state]} />
          </span>
          <span className="chain-title">{title}</span>
          {figure !== undefined && <span className="chain-figure figures">{figure}</span>}
          <span className="chain-note">{note}</span>
        </li>
      ))}
    </ol>
  )
}
