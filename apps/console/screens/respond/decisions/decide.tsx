import { useQueryClient } from '@tanstack/react-query'
import { isProblem } from '../../../api/problem.ts'
import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { useTried } from '../../../app/use-tried.ts'
import { Button } from '../../../design/actions/button.tsx'
import { Dialog } from '../../../design/overlays/dialog.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { useText } from '../../../messages/use-text.ts'
import { useCase } from '../../case/case-context.ts'
import { needsFactors } from './choices.ts'
import { DecideClash } from './decide-clash.tsx'
import { DecideFields } from './decide-fields.tsx'
import type { Decision, Question } from './question.ts'
import { type Deciding, useDeciding } from './use-deciding.ts'
import { wrongOf } from './wrong-of.ts'

const changed = [
  ...(['list-decisions', 'list-deadlines', 'near-thresholds'] as const),
  ...(['read-timeline', 'check-closing', 'read-final-report'] as const),
] as const

interface DecideProps {
  of: 'decision' | 'judgement'
  start: Question
  decisions: readonly Decision[]
  onEnd(): void
}

/** Records a decision or a judgement with its reason. Two people may be at the same question; neither loses what they wrote. */
export function Decide({ of, start, decisions, onEnd }: DecideProps) {
  const text = useText()
  const { case_id } = useCase()
  const name = `${of}:${case_id}:${start.from ?? start.about ?? start.kind ?? ''}`
  const deciding = useDeciding(name, start, decisions)
  const send = useSend(of, deciding, onEnd)
  const wrong = wrongOf(deciding)
  const isRight = Object.keys(wrong).length === 0 && Object.keys(deciding.clashes).length === 0
  const { form, tried, onSubmit } = useTried(isRight, send.now)
  return (
    <Dialog
      title={text(start.from === null ? `decisions.new.${of}` : 'decisions.anew')}
      isOpen
      onClose={onEnd}
      width="wide"
    >
      <form ref={form} className="stack" noValidate onSubmit={onSubmit}>
        {deciding.isMerged && <DecideClash deciding={deciding} />}
        <DecideFields of={of} deciding={deciding} wrong={tried ? wrong : {}} />
        {send.error !== null && <FailedRead error={send.error} />}
        <div className="row">
          <Button type="submit" tone="main" isPending={send.isPending}>
            {text('decisions.record')}
          </Button>
          <Button onPress={onEnd}>{text('respond.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function useSend(of: 'decision' | 'judgement', deciding: Deciding, onEnd: () => void) {
  const text = useText()
  const client = useQueryClient()
  const { case_id } = useCase()
  const onDone = () => {
    deciding.drop()
    onEnd()
    tell({ text: text('decisions.recorded'), tone: 'good' })
  }
  const decision = useWrite('record-decision', { changes: changed, onDone })
  const judgement = useWrite('record-judgement', { changes: changed, onDone })
  const error = decision.error ?? judgement.error
  // Somebody else was faster: their words are fetched and shown beside these.
  const refresh = () => void client.invalidateQueries({ queryKey: ['list-decisions'] })
  return {
    isPending: decision.isPending || judgement.isPending,
    error: isProblem(error, 'CHANGED_MEANWHILE') ? null : error,
    now() {
      const { question, mine, replaces } = deciding
      const { kind, place, about, privileged } = question
      const said = {
        case_id,
        outcome: mine.outcome,
        reason: mine.reason.trim(),
        ...(replaces !== undefined && { replaces }),
      }
      if (of === 'judgement') {
        const factors = { factors: factorsOf(mine) }
        const more = { ...(place !== null && { place }), ...(needsFactors(kind, mine.outcome) && factors) }
        judgement.mutateAsync({ ...said, judgement: kind!, ...more }).catch(refresh)
      } else {
        const more = { ...(about !== null && { about }), ...(privileged && { privileged }) }
        decision.mutateAsync({ ...said, kind: kind!, ...more }).catch(refresh)
      }
    },
  }
}

const factorsOf = ({ nature_and_extent, who_received, acquired_or_viewed, mitigated }: Deciding['mine']) => ({
  nature_and_extent: nature_and_extent.trim(),
  who_received: who_received.trim(),
  acquired_or_viewed: acquired_or_viewed.trim(),
  mitigated: mitigated.trim(),
})
