import { useWrite } from '../../../api/use-write.ts'
import { useDraft } from '../../../app/drafts.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { useTried } from '../../../app/use-tried.ts'
import { Button } from '../../../design/actions/button.tsx'
import { Checkbox } from '../../../design/fields/checkbox.tsx'
import { TextArea } from '../../../design/fields/text-field.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { useText } from '../../../messages/use-text.ts'
import { useCase, useMay } from '../../case/case-context.ts'

interface NoteDraft {
  text: string
  privileged: boolean
}
const empty: NoteDraft = { text: '', privileged: false }

/** Something worth keeping that no step asks for. It is never edited: whoever was wrong writes another. */
export function AddNote() {
  const text = useText()
  const may = useMay()
  const { case_id } = useCase()
  const [draft, setDraft, drop] = useDraft(`note:${case_id}`, empty)
  const isEmpty = draft.text.trim() === ''
  const add = useWrite('add-note', {
    changes: ['read-timeline'],
    onDone() {
      drop()
      tell({ text: text('timeline.noted'), tone: 'good' })
    },
  })
  const { form, tried, onSubmit } = useTried(!isEmpty, () =>
    add.mutate({ case_id, text: draft.text.trim(), ...(draft.privileged && { privileged: true }) }),
  )
  return (
    <form ref={form} className="card no-print" noValidate onSubmit={onSubmit}>
      <TextArea
        label={text('timeline.note')}
        hint={text('timeline.noteHint')}
        error={tried && isEmpty ? text('timeline.noteNone') : undefined}
        maxLength={10_000}
        rows={2}
        value={draft.text}
        onChange={(typed) => setDraft({ ...draft, text: typed })}
      />
      {may('write-privileged') && (
        <Checkbox
          label={text('timeline.privileged')}
          hint={text('timeline.privilegedHint')}
          value={draft.privileged}
          onChange={(privileged) => setDraft({ ...draft, privileged })}
        />
      )}
      {add.error !== null && <FailedRead error={add.error} />}
      <div className="row">
        <Button type="submit" icon="plus" isPending={add.isPending}>
          {text('timeline.add')}
        </Button>
      </div>
    </form>
  )
}
