import { useRead } from '../../../api/use-read.ts'
import { useWrite } from '../../../api/use-write.ts'
import { useDraft } from '../../../app/drafts.ts'
import { InstantField } from '../../../design/fields/date-field.tsx'
import { Select } from '../../../design/fields/select.tsx'
import { TextArea, TextField } from '../../../design/fields/text-field.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { useZone } from '../../../design/time/zone.ts'
import { useText } from '../../../messages/use-text.ts'
import { useCase } from '../../case/case-context.ts'
import { FormDialog } from '../../case/form-dialog.tsx'

interface Draft {
  title: string
  text: string
  owner: string | null
  due: string | null
}
const empty: Draft = { title: '', text: '', owner: null, due: null }

/** A lesson with who sees to it, by when: without the two it would stay a wish. */
export function AddLesson({ onEnd }: { onEnd(): void }) {
  const text = useText()
  const { case_id } = useCase()
  const [draft, setDraft, drop] = useDraft(`lesson:${case_id}`, empty)
  const { title, text: what, owner, due } = draft
  const add = useWrite('add-lesson', {
    changes: ['read-after-action', 'list-tasks', 'read-case'],
    onDone() {
      drop()
      onEnd()
      tell({ text: text('ending.lessonAdded'), tone: 'good' })
    },
  })
  const isEmpty = title.trim() === ''
  const send = () =>
    add.mutate({
      ...{ case_id, title: title.trim() },
      ...(what.trim() !== '' && { text: what.trim() }),
      ...(owner !== null && { owner_id: owner }),
      ...(due !== null && { due_at: due }),
    })
  return (
    <FormDialog
      title={text('ending.addLesson')}
      action={text('ending.lesson.add')}
      isRight={!isEmpty}
      isPending={add.isPending}
      error={add.error}
      onSend={send}
      onEnd={onEnd}
    >
      {(tried) => (
        <LessonFields
          draft={draft}
          change={(part) => setDraft({ ...draft, ...part })}
          noTitle={tried && isEmpty ? text('ending.lesson.none') : undefined}
        />
      )}
    </FormDialog>
  )
}

interface FieldsProps {
  draft: Draft
  change(part: Partial<Draft>): void
  noTitle: string | undefined
}

function LessonFields({ draft: { title, text: what, owner, due }, change, noTitle }: FieldsProps) {
  const text = useText()
  const zone = useZone()
  const { case_id } = useCase()
  const { data } = useRead('list-members', { case_id })
  const members = (data?.members ?? []).filter(({ now }) => now)
  return (
    <>
      <TextField
        label={text('ending.lesson.title')}
        error={noTitle}
        maxLength={200}
        value={title}
        onChange={(typed) => change({ title: typed })}
      />
      <TextArea
        label={text('ending.lesson.text')}
        optional
        maxLength={10_000}
        value={what}
        onChange={(typed) => change({ text: typed })}
      />
      <Select
        label={text('ending.lesson.owner')}
        optional
        value={owner}
        choices={members.map(({ account_id, name }) => ({ id: account_id, text: name }))}
        onChange={(chosen) => change({ owner: chosen })}
      />
      <InstantField
        label={text('ending.lesson.due', { zone })}
        optional
        zone={zone}
        value={due}
        onChange={(at) => change({ due: at })}
      />
    </>
  )
}
