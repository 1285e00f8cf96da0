import './charts.css'
import '../status/badge.css'
import type { ReactNode } from 'react'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-shapes.ts'
import { type Tone, toneIcons } from '../status/badge.tsx'
import { Instant } from '../time/instant.tsx'

export interface TimelineEntry {
  id: string
  at: string
  title: ReactNode
  note?: ReactNode
  tone?: Tone
  icon?: IconName
}

/** What happened, one thing after another, each with its time. */
export function Timeline({ label, entries }: { label: string; entries: readonly TimelineEntry[] }) {
  return (
    <ol className="times" aria-label={label}>
      {entries.map(({ id, at, title, note, tone = 'quiet', icon }) => (
        <li key={id} className={`time tone-${tone}`}>
          <span className="time-sign">
            <Icon name={icon ?? toneIcons[tone]} />
          </span>
          <span className="time-title">{title}</span>
          <span className="time-note">
            <Instant at={at} />
          </span>
          {note !== undefined && <div className="time-note">{note}</div>}
        </li>
      ))}
    </ol>
  )
}
