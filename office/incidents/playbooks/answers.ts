import type { Ask, Step } from './playbook.ts'

/** Answers by the id of the question: a word of the options, whole number, text, or instant with offset; `unsure` where the answer is not known. */
export type Answers = Readonly<Record<string, string | number>>

/** Why an answer is not taken. */
export interface AnswerComplaint {
  ask: string
  why: 'missing' | 'not-asked' | 'wrong'
}

export const yesNoUnsure = ['yes', 'no', 'unsure'] as const

const longest = 10_000
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/** What is wrong with the answers that are to end a step. Empty: they may be recorded. */
export function checkAnswers(step: Step, answers: Answers): AnswerComplaint[] {
  const asked = new Set(step.asks.map(({ id }) => id))
  return [
    ...step.asks.flatMap((ask): AnswerComplaint[] => {
      const answer = answers[ask.id]
      if (answer === undefined) return ask.required ? [{ ask: ask.id, why: 'missing' }] : []
      return fits(ask, answer) ? [] : [{ ask: ask.id, why: 'wrong' }]
    }),
    ...Object.keys(answers)
      .filter((id) => !asked.has(id))
      .map((ask): AnswerComplaint => ({ ask, why: 'not-asked' })),
  ]
}

/** The answers among which a question lets one choose; none for a number, text or instant. */
export function optionsOf(ask: Ask): readonly string[] {
  if (ask.kind === 'yes-no-unsure') return yesNoUnsure
  return ask.kind === 'choice' ? (ask.options ?? []).map(({ id }) => id) : []
}

function fits(ask: Ask, answer: string | number): boolean {
  switch (ask.kind) {
    case 'yes-no-unsure':
    case 'choice':
      return optionsOf(ask).includes(answer as string)
    case 'text':
      return typeof answer === 'string' && answer.trim() !== '' && answer.length <= longest
    // A count or a time that nobody knows yet must not hold up the work.
    case 'number':
      return answer === 'unsure' || (typeof answer === 'number' && Number.isSafeInteger(answer) && answer >= 0)
    case 'instant':
      return (
        answer === 'unsure' || (typeof answer === 'string' && instant.test(answer) && !Number.isNaN(Date.parse(answer)))
      )
  }
}
