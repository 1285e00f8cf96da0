import { useWrite } from '../../../api/use-write.ts'
import { useDraft } from '../../../app/drafts.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { useTried } from '../../../app/use-tried.ts'
import { Button } from '../../../design/actions/button.tsx'
import { TextArea } from '../../../design/fields/text-field.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { useText } from '../../../messages/use-text.ts'
import { useCase } from '../../case/case-context.ts'

const changes = ['read-case', 'list-cases', 'check-closing', 'read-timeline', 'list-deadlines', 'list-tasks'] as const

/** Closes the case, or opens it again, with the reason that stands in its ledger. Both can be undone by the other. */
export function TurnCase({ how }: { how: 'close' | 'reopen' }) {
  const text = useText()
  const { case_id } = useCase()
  const [reason, setReason, drop] = useDraft(`${how}:${case_id}`, '')
  const close = useWrite('close-case', {
    changes,
    onDone(outcome) {
      // Something came in between: check-closing is asked again and shows what.
      if (outcome.state !== 'done' || !outcome.output.closed) return
      drop()
      tell({ text: text('ending.closedNow'), tone: 'good' })
    },
  })
  const reopen = useWrite('reopen-case', {
    changes,
    onDone() {
      drop()
      tell({ text: text('ending.openNow'), tone: 'good' })
    },
  })
  const turn = how === 'close' ? close : reopen
  const { form, tried, onSubmit } = useTried(reason.trim() !== '', () =>
    turn.mutate({ case_id, reason: reason.trim() }),
  )
  return (
    <form ref={form} className="stack" noValidate onSubmit={onSubmit}>
      <TextArea
        label={text(how === 'close' ? 'ending.why' : 'ending.whyOpen')}
        error={tried && reason.trim() === '' ? text('ending.whyNone') : undefined}
        maxLength={10_000}
        value={reason}
        onChange={setReason}
      />
      {turn.error !== null && <FailedRead error={turn.error} />}
      <div className="row">
        <Button type="submit" tone="main" icon={how === 'close' ? 'check' : 'undo'} isPending={turn.isPending}>
          {text(how === 'close' ? 'ending.do' : 'ending.open')}
        </Button>
      </div>
    </form>
  )
}
