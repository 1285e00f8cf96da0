import { Timeline } from '../../../design/charts/timeline.tsx'
import { Facts } from '../../../design/lists/facts.tsx'
import { Instant } from '../../../design/time/instant.tsx'
import { useLanguage } from '../../../messages/use-text.ts'
import { wordsIn } from '../../../messages/words-in.ts'
import type { Answer, Ask } from './ask-field.tsx'
import type { TaskPage } from './use-tasks.ts'

const tones = { done: 'good', dropped: 'quiet', reopened: 'info' } as const
const icons = { done: 'done', dropped: 'minus', reopened: 'again' } as const

/** How the task ended each time, with what was answered and why. */
export function TaskPast({ page: { past, asks } }: { page: TaskPage }) {
  const { text } = useLanguage()
  if (past.length === 0) return null
  return (
    <section className="stack-tight">
      <h3>{text('respond.task.past')}</h3>
      <Timeline
        label={text('respond.task.past')}
        entries={past.map(({ how, by, at, answers, text: said }, n) => ({
          id: `${n}`,
          ...{ at, tone: tones[how], icon: icons[how] },
          title: text(`respond.past.${how}`, { name: by.name }),
          note: (
            <>
              {said !== undefined && (
                <p className="prose" dir="auto">
                  {said}
                </p>
              )}
              {answers !== undefined && <SaidAnswers asks={asks} answers={answers} />}
            </>
          ),
        }))}
      />
    </section>
  )
}

/** Questions with what was answered, in words. */
export function SaidAnswers({ asks, answers }: { asks: readonly Ask[]; answers: Readonly<Record<string, Answer>> }) {
  const { language } = useLanguage()
  const answered = asks.filter(({ id }) => answers[id] !== undefined)
  if (answered.length === 0) return null
  return (
    <Facts
      facts={answered.map((ask) => ({
        name: wordsIn(language, ask.question),
        value: <SaidAnswer ask={ask} answer={answers[ask.id]} />,
      }))}
    />
  )
}

function SaidAnswer({ ask, answer }: { ask: Ask; answer: Answer }) {
  const { text, language, locale } = useLanguage()
  const option = ask.options.find(({ id }) => id === answer)
  if (option !== undefined) return <>{wordsIn(language, option)}</>
  if (answer === 'yes' || answer === 'no' || answer === 'unsure') return <>{text(`respond.answer.${answer}`)}</>
  if (typeof answer === 'number') return <>{new Intl.NumberFormat(locale).format(answer)}</>
  return ask.kind === 'instant' ? <Instant at={answer!} /> : <bdi>{answer}</bdi>
}
