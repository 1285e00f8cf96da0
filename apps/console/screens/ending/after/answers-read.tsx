import type { OutputOf } from '../../../../../office/client-types.ts'
import { useLanguage } from '../../../messages/use-text.ts'
import { wordsIn } from '../../../messages/words-in.ts'

/** The questions with what was answered, for reading and for paper. */
export function AnswersRead({ report: { questions } }: { report: OutputOf<'read-after-action'> }) {
  const { text, language } = useLanguage()
  return (
    <div className="stack">
      {questions.map(({ id, question, answer }) => (
        <div key={id} className="stack-tight">
          <h3>{wordsIn(language, question)}</h3>
          {answer === undefined ? (
            <p className="soft">{text('ending.unanswered')}</p>
          ) : (
            <p className="prose" dir="auto">
              {answer}
            </p>
          )}
        </div>
      ))}
    </div>
  )
}
