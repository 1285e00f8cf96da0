import type { InputOf } from '../../../../../office/client-types.ts'
import { useWrite } from '../../../api/use-write.ts'
import { useDraft } from '../../../app/drafts.ts'
import { InstantField } from '../../../design/fields/date-field.tsx'
import { Select } from '../../../design/fields/select.tsx'
import { TextArea, TextField } from '../../../design/fields/text-field.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { useZone } from '../../../design/time/zone.ts'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { useCase } from '../../case/case-context.ts'
import { FormDialog } from '../../case/form-dialog.tsx'
import { phases } from './use-tasks.ts'

type Adding = InputOf<'add-task'>
interface TaskDraft {
  title: string
  text: string
  phase: NonNullable<Adding['phase']> | null
  due: string | null
}
const empty: TaskDraft = { title: '', text: '', phase: null, due: null }

/** A task of our own beside the playbook. */
export function AddTask({ onEnd }: { onEnd(): void }) {
  const text = useText()
  const { case_id } = useCase()
  const [draft, setDraft, drop] = useDraft(`task:${case_id}`, empty)
  const { title, text: what, phase, due } = draft
  const add = useWrite('add-task', {
    changes: ['list-tasks', 'read-case'],
    onDone() {
      drop()
      onEnd()
      tell({ text: text('respond.taskAdded'), tone: 'good' })
    },
  })
  const isRight = title.trim() !== ''
  const send = () =>
    add.mutate({
      ...{ case_id, title: title.trim() },
      ...(what.trim() !== '' && { text: what.trim() }),
      ...(phase !== null && { phase }),
      ...(due !== null && { due_at: due }),
    })
  return (
    <FormDialog
      title={text('respond.addTask')}
      action={text('respond.task.add')}
      {...{ isRight, isPending: add.isPending, error: add.error, onSend: send, onEnd }}
    >
      {(tried) => (
        <TaskFields
          draft={draft}
          change={(part) => setDraft({ ...draft, ...part })}
          noTitle={tried && !isRight ? text('respond.task.titleNone') : undefined}
        />
      )}
    </FormDialog>
  )
}

interface TaskFieldsProps {
  draft: TaskDraft
  change(part: Partial<TaskDraft>): void
  noTitle: string | undefined
}

function TaskFields({ draft: { title, text: what, phase, due }, change, noTitle }: TaskFieldsProps) {
  const text = useText()
  const word = useWord()
  const zone = useZone()
  return (
    <>
      <TextField
        label={text('respond.task.title')}
        error={noTitle}
        maxLength={200}
        value={title}
        onChange={(typed) => change({ title: typed })}
      />
      <TextArea
        label={text('respond.task.text')}
        optional
        maxLength={10_000}
        value={what}
        onChange={(typed) => change({ text: typed })}
      />
      <Select
        label={text('respond.task.phase')}
        optional
        value={phase}
        choices={phases.map((id) => ({ id, text: word('phase', id) }))}
        onChange={(chosen) => change({ phase: chosen })}
      />
      <InstantField
        label={text('respond.task.due', { zone })}
        optional
        zone={zone}
        value={due}
        onChange={(at) => change({ due: at })}
      />
    </>
  )
}
