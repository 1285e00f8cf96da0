import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Dialog } from '../../../design/overlays/dialog.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase } from '../../case/case-context.ts'
import { AnswerWords } from './answer-words.tsx'
import { byHand, type Containment, changedByContainment } from './containment.ts'
import { Report } from './report.tsx'

/** What may be done with an order, by how it stands. */
export function OrderActions({ order }: { order: Containment }) {
  const text = useText()
  const { case_id } = useCase()
  const [open, setOpen] = useState<'confirm' | 'report' | null>(null)
  const { containment_id, version, state, kind } = order
  const isByHand = kind === byHand
  const drop = useWrite('drop-containment', { changes: changedByContainment })
  const mayConfirm = state === 'planned' || (state === 'unknown' && !isByHand)
  const mayReport = isByHand && (state === 'planned' || state === 'unknown')
  const mayDrop = state === 'planning' || state === 'planned' || state === 'refused' || state === 'unknown'
  if (state === 'planning' || state === 'confirmed') return <p role="status">{text(`contain.at.${state}`)}</p>
  if (!mayConfirm && !mayReport && !mayDrop) return null
  return (
    <>
      {drop.error !== null && <FailedRead error={drop.error} />}
      <div className="row no-print">
        {mayConfirm && (
          <Button tone="main" onPress={() => setOpen('confirm')}>
            {text(isByHand ? 'contain.give' : state === 'unknown' ? 'contain.again' : 'contain.carryOut')}
          </Button>
        )}
        {mayReport && <Button onPress={() => setOpen('report')}>{text('contain.report')}</Button>}
        <Button isPending={drop.isPending} onPress={() => drop.mutate({ case_id, containment_id, version })}>
          {text('respond.drop')}
        </Button>
      </div>
      {open === 'confirm' && <Confirm order={order} onEnd={() => setOpen(null)} />}
      {open === 'report' && <Report order={order} onEnd={() => setOpen(null)} />}
    </>
  )
}

/** It reaches outside and no undo takes it back: so what would change stands here once more, and a person says yes. */
function Confirm({ order, onEnd }: { order: Containment; onEnd(): void }) {
  const text = useText()
  const client = useQueryClient()
  const { case_id } = useCase()
  const { containment_id, version, kind, action, target, answers } = order
  const confirm = useWrite('confirm-containment', { changes: changedByContainment, onDone: onEnd })
  const last = answers.at(-1)
  const send = () => {
    const refresh = () => void client.invalidateQueries({ queryKey: ['list-containments'] })
    confirm.mutateAsync({ case_id, containment_id, version }).catch(refresh)
  }
  return (
    <Dialog
      title={text(`ending.containment.${action}`)}
      kind="alert"
      isOpen
      onClose={onEnd}
      actions={
        <>
          <Button onPress={onEnd}>{text('respond.cancel')}</Button>
          <Button tone="danger" isPending={confirm.isPending} onPress={send}>
            {text(kind === byHand ? 'contain.give' : 'contain.carryOut')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {target.name !== undefined && (
          <p>
            <strong>
              <bdi>{target.name}</bdi>
            </strong>
          </p>
        )}
        {last !== undefined && <AnswerWords answer={last} />}
        <p>{text(kind === byHand ? 'contain.give.text' : 'contain.carryOut.text')}</p>
        {confirm.error !== null && <FailedRead error={confirm.error} />}
      </div>
    </Dialog>
  )
}
