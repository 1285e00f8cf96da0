import type { OutputOf } from '../../../../../office/client-types.ts'
import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import type { Edit } from '../../../app/use-edit.ts'
import { Button } from '../../../design/actions/button.tsx'
import { TextArea } from '../../../design/fields/text-field.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { useLanguage } from '../../../messages/use-text.ts'
import { wordsIn } from '../../../messages/words-in.ts'
import { AnswersClash } from '../../case/answers-clash.tsx'
import { useCase } from '../../case/case-context.ts'
import { useAnswers } from '../../case/use-answers.ts'

type Report = OutputOf<'read-after-action'>
type Answers = Record<string, string>

/** The questions as a form. Several people write at once; what two of them wrote to the same question is shown to whoever saves later. */
export function AnswersForm({ report }: { report: Report }) {
  const { text, language } = useLanguage()
  const { case_id } = useCase()
  const { questions, version } = report
  const { edit, submit, shown } = useAnswers(
    `after-action:${case_id}`,
    { version, values: Object.fromEntries(questions.map(({ id, answer }) => [id, answer ?? ''])) },
    'read-after-action',
  )
  const save = useWrite('write-after-action', {
    changes: ['read-after-action'],
    onDone() {
      edit.drop()
      tell({ text: text('ending.saved'), tone: 'good' })
    },
  })
  const onSubmit = submit((from, answers) => save.mutateAsync({ case_id, version: from, answers }))
  const error = shown(save.error)
  return (
    <form className="stack" noValidate onSubmit={onSubmit}>
      {edit.isMerged && (
        <AnswersClash
          edit={edit}
          questions={questions.map(({ id, question }) => ({ id, label: wordsIn(language, question) }))}
        />
      )}
      <AnswerFields edit={edit} questions={questions} />
      {error !== null && <FailedRead error={error} />}
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
