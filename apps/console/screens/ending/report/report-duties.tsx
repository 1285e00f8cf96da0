import type { ReactNode } from 'react'
import { Rows } from '../../../design/lists/rows.tsx'
import { Badge } from '../../../design/status/badge.tsx'
import { Deadline } from '../../../design/time/deadline.tsx'
import { Instant } from '../../../design/time/instant.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { DutyName } from '../../case/duty-name.tsx'
import type { Report } from './report.ts'

type Duty = Report['duties'][number]
type Decision = Report['decisions'][number]

/** Every duty that applied, with what was done when and by whom, or who decided against it and why. */
export function ReportDuties({ report: { duties, decisions } }: { report: Report }) {
  const text = useText()
  if (duties.length === 0) return <p className="soft">{text('ending.dutiesNone')}</p>
  const against = (duty: string) =>
    decisions.find(({ about, counts, outcome }) => counts && about === duty && no.has(outcome))
  return (
    <Rows
      label={text('ending.reportDuties')}
      rows={duties.map((duty) => ({
        id: duty.deadline_id,
        title: <DutyName duty={duty.duty} law={duty.law} />,
        note: <Note duty={duty} against={against(duty.duty)} />,
        end: endOf(duty, against(duty.duty), text('ending.done'), text('ending.against')),
      }))}
    />
  )
}

/** Outcomes by which a duty is out of the way, as the office counts them when a case is closed. */
const no: ReadonlySet<string> = new Set(['do-not-notify', 'no'])

function endOf({ done, due }: Duty, against: Decision | undefined, isDone: string, isAgainst: string): ReactNode {
  if (done !== undefined) return <Badge tone="good">{isDone}</Badge>
  if (against !== undefined) return <Badge tone="quiet">{isAgainst}</Badge>
  return due === undefined ? undefined : <Deadline due={due} />
}

function Note({ duty: { done, status }, against }: { duty: Duty; against: Decision | undefined }) {
  const text = useText()
  const word = useWord()
  if (done !== undefined)
    return (
      <>
        {text('duties.doneBy', { name: done.by.name })}, <Instant at={done.at} far={false} />
      </>
    )
  if (against === undefined) return word('duty-status', status)
  return (
    <>
      <bdi>{against.by.name}</bdi>, <Instant at={against.at} far={false} />
      {': '}
      <span dir="auto">{against.reason}</span>
    </>
  )
}
