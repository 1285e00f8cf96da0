import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import { Figures } from '../figures.tsx'
import { AnswersForm } from './answers-form.tsx'
import { AnswersRead } from './answers-read.tsx'
import { Lessons } from './lessons.tsx'

/** What we learn from it: how long each part took, what people say of it, and the lessons as tasks. */
export function Screen() {
  const text = useText()
  const { case_id } = useCase()
  const may = useMay()
  const { data, error, refetch } = useRead('read-after-action', { case_id }, { every: 60_000 })
  if (data === undefined)
    return error === null ? (
      <p className="soft">{text('shell.loading')}</p>
    ) : (
      <FailedRead error={error} again={() => void refetch()} />
    )
  return (
    <div className="stack read">
      <section className="card">
        <h2>{text('ending.figures')}</h2>
        <Figures figures={data.figures} />
      </section>
      <section className="card">
        <h2>{text('ending.questions')}</h2>
        {may('manage-tasks') ? <AnswersForm report={data} /> : <AnswersRead report={data} />}
      </section>
      <Lessons lessons={data.lessons} />
    </div>
  )
}
