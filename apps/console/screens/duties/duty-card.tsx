import { Link } from '../../design/actions/link.tsx'
import { Disclosure } from '../../design/navigation/disclosure.tsx'
import { Badge, type Tone } from '../../design/status/badge.tsx'
import { Deadline } from '../../design/time/deadline.tsx'
import { Instant } from '../../design/time/instant.tsx'
import { useText } from '../../messages/use-text.ts'
import { useCase, useMay } from '../case/case-context.ts'
import { DutyName } from '../case/duty-name.tsx'
import type { Board, Duty } from './board-groups.ts'
import { DutyHistory } from './duty-history.tsx'
import { DutyLaw } from './duty-law.tsx'
import { DutyWhy } from './duty-why.tsx'
import { MarkDone } from './mark-done.tsx'
import { Stages } from './stages.tsx'

const tones: Record<Duty['group'], Tone> = {
  due: 'info',
  conditional: 'warn',
  'no-number': 'info',
  recommended: 'quiet',
  done: 'good',
  'satisfied-by': 'good',
  'not-applicable': 'quiet',
}

interface DutyCardProps {
  duty: Duty
  board: Board
  isByPlace: boolean
}

/** One duty: what, to whom, by when, why; below that the law itself and what was done. */
export function DutyCard({ duty, board, isByPlace }: DutyCardProps) {
  const text = useText()
  const { case_id } = useCase()
  const mayMark = useMay()('judge-duties')
  const { law, group, due, done, unheld } = duty
  const isOpen = group === 'due' || group === 'conditional' || group === 'no-number' || group === 'recommended'
  return (
    <article className="card duty-card">
      <div className="duty-head">
        <h3>
          <DutyName duty={duty.duty} law={law} />
        </h3>
        <div className="duty-time">
          {(isByPlace || due === undefined) && <Badge tone={tones[group]}>{text(`duties.group.${group}`)}</Badge>}
          {done === undefined && due !== undefined && <Deadline due={due} />}
          {done !== undefined && (
            <span className="soft">
              {text('duties.doneBy', { name: done.by.name })} · <Instant at={done.at} />
            </span>
          )}
          {unheld !== undefined && (
            <span className="soft">
              {text('duties.unheld')} <Instant at={unheld} />
            </span>
          )}
        </div>
      </div>
      {law?.recipient.name !== undefined && (
        <p>
          {text('duties.to')}: <span lang="en">{law.recipient.name}</span>
        </p>
      )}
      <DutyWhy duty={duty} board={board} />
      <Stages duty={duty} mayMark={mayMark} />
      <div className="duty-foot no-print">
        <Disclosure title={text('duties.more')} level={4}>
          <DutyLaw law={law} />
          <DutyHistory deadlineId={duty.deadline_id} />
        </Disclosure>
        <div className="row">
          {isOpen && law !== undefined && law.content.length > 0 && (
            <Link to="/cases/$caseId/duties/$duty/form" params={{ caseId: case_id, duty: duty.duty }}>
              {text('form.open')}
            </Link>
          )}
          {isOpen && mayMark && <MarkDone of={duty} duty={duty} />}
        </div>
      </div>
    </article>
  )
}
