import { useWrite } from '../../../api/use-write.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { tell } from '../../../design/overlays/toast-queue.ts'
import { useText } from '../../../messages/use-text.ts'
import { CopyButton } from '../../../shown-once/copy-button.tsx'
import { AnswersClash } from '../../case/answers-clash.tsx'
import { useCase, useMay } from '../../case/case-context.ts'
import { useAnswers } from '../../case/use-answers.ts'
import { answerOf, asText, type Form } from './filled.ts'
import { FormField } from './form-field.tsx'

/** The fields in the form's order. Several people write at once; what two wrote into one field is shown to whoever saves later. */
export function FormSheet({ duty, form }: { duty: string; form: Form }) {
  const text = useText()
  const { case_id, state } = useCase()
  const mayWrite = useMay()('judge-duties') && state === 'open'
  const { fields, version } = form
  const values = Object.fromEntries(fields.map(({ id, written = '' }) => [id, written]))
  const { edit, submit, shown } = useAnswers(`form:${case_id}:${duty}`, { version, values }, 'fill-form')
  const save = useWrite('write-form', {
    changes: ['fill-form'],
    onDone() {
      edit.drop()
      tell({ text: text('form.saved'), tone: 'good' })
    },
  })
  const onSubmit = submit((from, answers) => save.mutateAsync({ case_id, duty, version: from, answers }))
  const error = shown(save.error)
  const missing = fields.filter((field) => answerOf(field, edit.values[field.id]) === '')
  const parts = Map.groupBy(fields, ({ part }) => part ?? '')
  return (
    <form className="stack" noValidate onSubmit={onSubmit}>
      <section className="card">
        <p>
          <strong role="status">
            {text('form.filled', { filled: fields.length - missing.length, all: fields.length })}
          </strong>{' '}
          {text('form.missing', { n: missing.length })}
        </p>
        <ul className="form-missing no-print" lang="en">
          {missing.map(({ id, ask }) => (
            <li key={id}>{ask}</li>
          ))}
        </ul>
        <div className="row no-print">
          <CopyButton content={asText(fields, edit.values)}>{text('form.copyAll')}</CopyButton>
          <Button icon="print" onPress={() => window.print()}>
            {text('form.print')}
          </Button>
        </div>
      </section>
      {edit.isMerged && <AnswersClash edit={edit} questions={fields.map(({ id, ask }) => ({ id, label: ask }))} />}
      {[...parts].map(([part, own]) => (
        <section key={part} className="card" aria-label={part === '' ? text('form.noForm') : part}>
          {part !== '' && <h2 lang="en">{part}</h2>}
          {own.map((field) => (
            <FormField
              key={field.id}
              field={field}
              typed={edit.values[field.id] ?? ''}
              {...(mayWrite && { onType: (words: string) => edit.set({ [field.id]: words }) })}
            />
          ))}
        </section>
      ))}
      {error !== null && <FailedRead error={error} />}
      {mayWrite && (
        <div className="row no-print">
          <Button type="submit" tone="main" isPending={save.isPending}>
            {text('form.save')}
          </Button>
        </div>
      )}
    </form>
  )
}
