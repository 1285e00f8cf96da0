import { useRead } from '../../api/use-read.ts'
import { useWrite } from '../../api/use-write.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { Button } from '../../design/actions/button.tsx'
import { tell } from '../../design/overlays/toast-queue.ts'
import { useText } from '../../messages/use-text.ts'
import { useCase } from '../case/case-context.ts'

/** Decisions count from the next run on; this begins it, without reading anything again. */
export function TakeIn() {
  const text = useText()
  const { case_id, state } = useCase()
  const { data } = useRead('list-match-decisions', { case_id, limit: 1 })
  const apply = useWrite('apply-decisions', {
    changes: ['list-match-decisions', 'list-runs'],
    onDone: (outcome) =>
      outcome.state === 'done' && tell({ text: text('review.takenIn', { number: outcome.output.number }) }),
  })
  const waiting = data?.waiting ?? 0
  if (waiting === 0 || state !== 'open') return null
  return (
    <div className="stack-tight">
      <p>{text('review.waiting', { n: waiting })}</p>
      <div className="row">
        <Button icon="register" isPending={apply.isPending} onPress={() => apply.mutate({ case_id })}>
          {text('review.takeIn')}
        </Button>
      </div>
      {apply.error !== null && <FailedRead error={apply.error} />}
    </div>
  )
}
