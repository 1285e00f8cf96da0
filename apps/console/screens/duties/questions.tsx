import { Link } from '../../design/actions/link.tsx'
import { Disclosure } from '../../design/navigation/disclosure.tsx'
import { useText } from '../../messages/use-text.ts'
import { useCase, useMay } from '../case/case-context.ts'
import type { Board } from './board-groups.ts'
import { Differences } from './differences.tsx'

type Question = Board['questions'][number]

/** The judgements that duties hang on, and what each answer would change. */
export function Questions({ board }: { board: Board }) {
  const text = useText()
  if (board.questions.length === 0) return null
  return (
    <section className="card">
      <h2>{text('duties.questions')}</h2>
      <p className="soft">{text('duties.questions.text')}</p>
      {board.questions.map((question) => (
        <OneQuestion key={question.judgement} question={question} board={board} />
      ))}
    </section>
  )
}

function OneQuestion({ question: { judgement, question, answers }, board }: { question: Question; board: Board }) {
  const text = useText()
  const may = useMay()
  const { case_id, state } = useCase()
  return (
    <div className="duty-question">
      <h3 lang="en">{question}</h3>
      {state === 'open' && may('judge-duties') && (
        <p className="no-print">
          <Link to="/cases/$caseId/respond/decisions" params={{ caseId: case_id }} search={{ judge: judgement }}>
            {text('duties.judge')}
          </Link>
        </p>
      )}
      {answers.map(({ answer, differences }) => {
        const said = text('duties.answer', { answer: text(`duties.answer.${answer as 'yes'}`) ?? answer })
        return differences.length === 0 ? (
          <p key={answer} className="soft">
            {said}: {text('duties.answer.nothing')}
          </p>
        ) : (
          <Disclosure key={answer} title={`${said}: ${text('duties.count', { n: differences.length })}`} level={4}>
            <Differences label={said} differences={differences} board={board} />
          </Disclosure>
        )
      })}
    </div>
  )
}
