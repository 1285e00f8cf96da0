import type { OutputOf } from '../../../../../office/client-types.ts'
import { useWrite } from '../../../api/use-write.ts'
import { useDraft } from '../../../app/drafts.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { useTried } from '../../../app/use-tried.ts'
import { AskedSecond } from '../../../approvals/asked-second.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { TextField } from '../../../design/fields/text-field.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { Instant } from '../../../design/time/instant.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase } from '../../case/case-context.ts'

/** What the office takes for a file number. */
const reference = /^[A-Za-z0-9][A-Za-z0-9./_-]{0,63}$/

/** Whether the case is on hold, and the way into it and out of it. */
export function LegalHold({ keeping: { hold } }: { keeping: OutputOf<'read-keeping'> }) {
  const text = useText()
  return (
    <section className="card">
      <h2>{text('keeping.hold')}</h2>
      <p>{text('keeping.holdText')}</p>
      {hold === undefined ? <SetHold /> : <Held hold={hold} />}
    </section>
  )
}

function Held({ hold }: { hold: NonNullable<OutputOf<'read-keeping'>['hold']> }) {
  const text = useText()
  const { case_id } = useCase()
  const release = useWrite('release-hold', { changes: ['read-keeping', 'list-approvals'] })
  return (
    <>
      <p>
        <strong>{text('keeping.held', { reference: hold.reference })}</strong> <Instant at={hold.since} />
      </p>
      <div className="row no-print">
        <Button icon="people" isPending={release.isPending} onPress={() => release.mutate({ case_id })}>
          {text('keeping.release')}
        </Button>
      </div>
      {release.data?.state === 'waiting' && <AskedSecond action="release-hold" />}
      {release.error !== null && <FailedRead error={release.error} />}
    </>
  )
}

function SetHold() {
  const text = useText()
  const { case_id } = useCase()
  const [typed, setTyped, drop] = useDraft(`hold:${case_id}`, '')
  const set = useWrite('hold-case', {
    changes: ['read-keeping'],
    onDone() {
      drop()
      tell({ text: text('keeping.heldNow'), tone: 'good' })
    },
  })
  const isRight = reference.test(typed.trim())
  const { form, tried, onSubmit } = useTried(isRight, () => set.mutate({ case_id, reference: typed.trim() }))
  return (
    <form ref={form} className="stack" noValidate onSubmit={onSubmit}>
      <TextField
        label={text('keeping.reference')}
        hint={text('keeping.referenceHint')}
        error={tried && !isRight ? text('keeping.referenceWrong') : undefined}
        maxLength={64}
        value={typed}
        onChange={setTyped}
      />
      {set.error !== null && <FailedRead error={set.error} />}
      <div className="row no-print">
        <Button type="submit" icon="lock" isPending={set.isPending}>
          {text('keeping.holdIt')}
        </Button>
      </div>
    </form>
  )
}
