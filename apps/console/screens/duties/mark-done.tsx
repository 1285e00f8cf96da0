import { useState } from 'react'
import { useWrite } from '../../api/use-write.ts'
import { useDraft } from '../../app/drafts.ts'
import { FailedRead } from '../../app/failed-read.tsx'
import { useTried } from '../../app/use-tried.ts'
import { Button } from '../../design/actions/button.tsx'
import { InstantField } from '../../design/fields/date-field.tsx'
import { TextArea } from '../../design/fields/text-field.tsx'
import { Dialog } from '../../design/overlays/dialog.tsx'
import { tell } from '../../design/overlays/toast-queue.ts'
import { useZone } from '../../design/time/zone.ts'
import { useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'
import { useCase } from '../case/case-context.ts'
import type { Duty } from './board-groups.ts'

const changed = ['list-deadlines', 'read-deadline', 'near-thresholds', 'list-tasks'] as const

interface MarkDoneProps {
  /** The duty itself, or one of its stages. */
  of: { deadline_id: string; version: number; name?: string }
  duty: Duty
}

/** Records that a duty was done, with how it can be shown; it can be taken back at once. */
export function MarkDone({ of, duty }: MarkDoneProps) {
  const text = useText()
  const word = useWord()
  const [isOpen, setOpen] = useState(false)
  const what = of.name ?? (duty.law === undefined ? duty.duty : word('duty', duty.law.kind))
  return (
    <>
      <Button icon="check" onPress={() => setOpen(true)}>
        {text('duties.mark')}
      </Button>
      {isOpen && <MarkForm of={of} what={what} onEnd={() => setOpen(false)} />}
    </>
  )
}

function MarkForm({ of, what, onEnd }: { of: MarkDoneProps['of']; what: string; onEnd(): void }) {
  const text = useText()
  const zone = useZone()
  const { case_id } = useCase()
  const { deadline_id, version } = of
  const [happened, setHappened] = useState<string | null>(null)
  const [proof, setProof, drop] = useDraft(`proof:${deadline_id}`, '')
  const undo = useWrite('undo-done', { changes: changed })
  const mark = useWrite('mark-done', {
    changes: changed,
    onDone(outcome) {
      drop()
      onEnd()
      const reason = text('duties.undone.reason')
      const takeBack = () =>
        outcome.state === 'done' && undo.mutate({ case_id, deadline_id, version: outcome.output.version, reason })
      tell({ text: text('duties.marked'), tone: 'good', undo: takeBack })
    },
  })
  const { form, tried, onSubmit } = useTried(proof.trim() !== '', () =>
    mark.mutate({ case_id, deadline_id, version, proof: proof.trim(), ...(happened !== null && { happened }) }),
  )
  return (
    <Dialog
      title={text('duties.mark.of', { what })}
      isOpen
      onClose={onEnd}
      actions={
        <>
          <Button onPress={onEnd}>{text('duties.mark.cancel')}</Button>
          <Button tone="main" icon="check" type="submit" form="mark-done" isPending={mark.isPending}>
            {text('duties.mark.do')}
          </Button>
        </>
      }
    >
      <form id="mark-done" ref={form} className="stack" noValidate onSubmit={onSubmit}>
        <InstantField
          label={text('duties.mark.when')}
          hint={text('duties.mark.whenHint')}
          optional
          zone={zone}
          value={happened}
          onChange={setHappened}
        />
        <TextArea
          label={text('duties.mark.proof')}
          hint={text('duties.mark.proofHint')}
          error={tried && proof.trim() === '' ? text('duties.mark.proofNone') : undefined}
          maxLength={10_000}
          value={proof}
          onChange={setProof}
        />
        {mark.error !== null && <FailedRead error={mark.error} />}
      </form>
    </Dialog>
  )
}
