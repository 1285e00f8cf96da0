import { Button } from '../../../design/actions/button.tsx'
import { Rows } from '../../../design/lists/rows.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { judgementOutcomes } from './choices.ts'
import { useBoard } from './use-duty-choices.ts'

/** Questions that duties hang on and that nobody has answered. `onJudge` is absent for those who only look. */
export function OpenJudgements({ onJudge }: { onJudge: ((kind: string) => void) | undefined }) {
  const text = useText()
  const word = useWord()
  const questions = useBoard()?.questions.filter(({ judgement }) => judgementOutcomes[judgement] !== undefined) ?? []
  if (questions.length === 0) return null
  return (
    <section className="card">
      <h2>{text('decisions.open')}</h2>
      <Rows
        label={text('decisions.open')}
        rows={questions.map(({ judgement, changes }) => ({
          id: judgement,
          title: word('judgement', judgement),
          note: text('decisions.hangs', { n: changes.length }),
          ...(onJudge !== undefined && {
            end: (
              <Button onPress={() => onJudge(judgement)}>
                {text('decisions.judge')}
                <span className="unseen"> {word('judgement', judgement)}</span>
              </Button>
            ),
          }),
        }))}
      />
    </section>
  )
}
