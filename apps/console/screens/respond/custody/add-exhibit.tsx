import { useWrite } from '../../../api/use-write.ts'
import { useDraft } from '../../../app/drafts.ts'
import { Select } from '../../../design/fields/select.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { serverClock } from '../../../design/time/clock.ts'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { useCase } from '../../case/case-context.ts'
import { FormDialog } from '../../case/form-dialog.tsx'
import { filledIn, isFilled, WordFields } from '../word-fields.tsx'
import { type ExhibitValues, noExhibit, readHash, useExhibitFields } from './exhibit.ts'
import { type ExhibitKind, exhibitKinds } from './kinds.ts'
import { isHashRight, WhenAndHash } from './when-and-hash.tsx'

interface ExhibitDraft extends ExhibitValues {
  kind: ExhibitKind | null
  at: string | null
  sha256: string
}
const empty: ExhibitDraft = { ...noExhibit, kind: null, at: null, sha256: '' }

/** Takes something into the chain of custody. */
export function AddExhibit({ onEnd }: { onEnd(): void }) {
  const text = useText()
  const word = useWord()
  const { case_id } = useCase()
  const fields = useExhibitFields()
  const [draft, setDraft, drop] = useDraft(`exhibit:${case_id}`, empty)
  const { kind, at, sha256 } = draft
  const set = (part: Partial<ExhibitDraft>) => setDraft({ ...draft, ...part })
  const add = useWrite('add-exhibit', {
    changes: ['list-exhibits', 'read-timeline'],
    onDone(outcome) {
      drop()
      onEnd()
      if (outcome.state === 'done') tell({ text: text('custody.added', { code: outcome.output.code }), tone: 'good' })
    },
  })
  const send = () => {
    const hash = readHash(sha256)
    const when = at ?? new Date(serverClock.now()).toISOString()
    const { description, found_where, collected_by, acquired_how, storage, ...more } = filledIn(fields, draft)
    const words = { description: description!, found_where: found_where!, collected_by: collected_by! }
    const kept = {
      acquired_how: acquired_how!,
      storage: storage!,
      ...more,
      ...(hash !== undefined && { sha256: hash }),
    }
    add.mutate({ case_id, kind: kind!, collected_at: when, ...words, ...kept })
  }
  return (
    <FormDialog
      title={text('custody.add')}
      action={text('custody.add.do')}
      isRight={kind !== null && isFilled(fields, draft) && isHashRight(sha256)}
      isPending={add.isPending}
      error={add.error}
      onSend={send}
      onEnd={onEnd}
      width="wide"
    >
      {(tried) => (
        <>
          <Select
            label={text('custody.kind')}
            error={tried && kind === null ? text('custody.kindNone') : undefined}
            choices={exhibitKinds.map((id) => ({ id, text: word('exhibit', id) }))}
            value={kind}
            onChange={(chosen) => set({ kind: chosen })}
          />
          <WordFields fields={fields} values={draft} tried={tried} set={set} />
          <WhenAndHash at={at} sha256={sha256} tried={tried} hint={text('custody.sha256Hint')} set={set} />
        </>
      )}
    </FormDialog>
  )
}
