import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { OutputOf } from '../../../../../office/client-types.ts'
import { ServerProblem } from '../../../api/problem.ts'
import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { type Edit, useEdit } from '../../../app/use-edit.ts'
import { Button } from '../../../design/actions/button.tsx'
import { TextArea } from '../../../design/fields/text-field.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { useLanguage } from '../../../messages/use-text.ts'
import { wordsIn } from '../../../messages/words-in.ts'
import { AnswersClash } from '../../case/answers-clash.tsx'
import { useCase } from '../../case/case-context.ts'

type Report = OutputOf<'read-after-action'>
type Answers = Record<string, string>

/** The questions as a form. Several people write at once; what two of them wrote to the same question is shown to whoever saves later. */
export function AnswersForm({ report }: { report: Report }) {
  const { text, language } = useLanguage()
  const client = useQueryClient()
  const { case_id } = useCase()
  const { questions, version } = report
  const edit = useEdit<Answers>(`after-action:${case_id}`, {
    version,
    values: Object.fromEntries(questions.map(({ id, answer }) => [id, answer ?? ''])),
  })
  const save = useWrite('write-after-action', {
    changes: ['read-after-action'],
    onDone() {
      edit.drop()
      tell({ text: text('ending.saved'), tone: 'good' })
    },
  })
  const isClash = save.error instanceof ServerProblem && save.error.code === 'CHANGED_MEANWHILE'
  const isSettled = Object.keys(edit.clashes).length === 0
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!isSettled) return
    save.mutateAsync({ case_id, version: edit.version, answers: edit.values }).catch(() => {
      // Shown below; where somebody else was faster, their answers are fetched and joined with these.
      void client.invalidateQueries({ queryKey: ['read-after-action'] })
    })
  }
  return (
    <form className="stack" noValidate onSubmit={onSubmit}>
      {edit.isMerged && (
        <AnswersClash
          edit={edit}
          questions={questions.map(({ id, question }) => ({ id, label: wordsIn(language, question) }))}
        />
      )}
      <AnswerFields edit={edit} questions={questions} />
      {save.error !== null && !isClash && <FailedRead error={save.error} />}
      <div className="row no-print">
        <Button type="submit" tone="main" isPending={save.isPending}>
          {text('ending.save')}
        </Button>
      </div>
    </form>
  )
}

interface PartProps {
  edit: Edit<Answers>
  questions: Report['questions']
}

function AnswerFields({ edit: { values, set }, questions }: PartProps) {
  const { language } = useLanguage()
  return questions.map(({ id, question }) => (
    <TextArea
      key={id}
      label={wordsIn(language, question)}
      optional
      maxLength={10_000}
      value={values[id] ?? ''}
      onChange={(answer) => set({ [id]: answer })}
    />
  ))
}
