import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Link } from '../../../design/actions/link.tsx'
import { Rows } from '../../../design/lists/rows.tsx'
import { Badge } from '../../../design/status/badge.tsx'
import { EmptyState } from '../../../design/status/empty-state.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { useCase } from '../../case/case-context.ts'
import { type Rotation, stateTones } from './containment.ts'
import type { PlanStart } from './plan.tsx'

/** Secrets that were found in the leak, by whose they are or where they stand; never the secrets themselves. */
export function LeakedSecrets({ onPlan }: { onPlan(start: PlanStart): void }) {
  const text = useText()
  const { case_id } = useCase()
  const { data, error, refetch } = useRead('list-rotations', { case_id })
  if (data === undefined && error !== null) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  if (data.total === 0)
    return (
      <EmptyState icon="key" title={text('contain.noSecrets.title')} level={2}>
        <p>{text('contain.noSecrets.text')}</p>
      </EmptyState>
    )
  return (
    <div className="card read">
      <p className="soft">{text('contain.secrets.text')}</p>
      <Rows
        label={text('contain.secrets')}
        rows={data.rotations.map((rotation) => ({
          id: rotation.rotation_id,
          icon: 'key',
          title: <SecretTitle rotation={rotation} />,
          note: <SecretNote rotation={rotation} />,
          end: <SecretOrders rotation={rotation} onPlan={onPlan} />,
        }))}
      />
      {data.total > data.rotations.length && (
        <p className="soft">{text('contain.secrets.more', { n: data.total - data.rotations.length })}</p>
      )}
    </div>
  )
}

function SecretTitle({ rotation: { element, secrets, owner, system, within } }: { rotation: Rotation }) {
  const text = useText()
  const of = [owner, system, within].filter((part) => part !== undefined).join(' · ')
  return (
    <>
      {text('contain.secrets.count', { n: secrets, kind: text(`contain.target.${element}`) })}{' '}
      <bdi className="custody-hash">{of}</bdi>
    </>
  )
}

function SecretNote({ rotation: { places, task_id, task_state } }: { rotation: Rotation }) {
  const text = useText()
  const word = useWord()
  const { case_id: caseId } = useCase()
  const [first] = places
  return (
    <>
      {first !== undefined && <bdi className="custody-hash">{`${first.item} · ${first.location}`}</bdi>}
      {task_id !== undefined && (
        <>
          {' '}
          <Link to="/cases/$caseId/respond/tasks/$taskId" params={{ caseId, taskId: task_id }}>
            {text('contain.task', { state: word('task-state', task_state ?? 'open') })}
          </Link>
        </>
      )}
    </>
  )
}

/** How far each order about it is; those that nobody gave yet can be tried dry from here. */
function SecretOrders({ rotation, onPlan }: { rotation: Rotation; onPlan(start: PlanStart): void }) {
  const text = useText()
  const { state: caseState } = useCase()
  const { rotation_id, orders, containments } = rotation
  return orders.map(({ action, target }) => {
    const given = containments.findLast((one) => one.action === action && one.state !== 'dropped')
    if (given !== undefined) {
      const state = given.state as keyof typeof stateTones
      return (
        <Badge key={action} tone={stateTones[state]}>
          {text(`contain.state.${state}`)}
        </Badge>
      )
    }
    if (caseState !== 'open') return null
    return (
      <Button key={action} onPress={() => onPlan({ action, target, rotation: rotation_id })}>
        {text(`ending.containment.${action}`)}
      </Button>
    )
  })
}
