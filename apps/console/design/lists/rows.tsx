import './rows.css'
import type { ReactNode } from 'react'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-shapes.ts'

interface RowFacts {
  id: string
  icon?: IconName
  /** Usually a Link to what the row stands for. */
  title: ReactNode
  note?: ReactNode
  /** What stands at the end: a badge, a deadline, buttons. */
  end?: ReactNode
}

/** A short list, one thing a row, each with what it is, what is to be known of it, and how it stands. Hundreds go into a DataTable. */
export function Rows({ label, rows }: { label: string; rows: readonly RowFacts[] }) {
  return (
    <ul className="rows" aria-label={label}>
      {rows.map(({ id, icon, title, note, end }) => (
        <li key={id} className="rows-row">
          {icon !== undefined && <Icon name={icon} />}
          <div className="rows-text">
            <div className="rows-title">{title}</div>
            {note !== undefined && <div className="rows-note">{note}</div>}
          </div>
          {end !== undefined && <div className="rows-end">{end}</div>}
        </li>
      ))}
    </ul>
  )
}
