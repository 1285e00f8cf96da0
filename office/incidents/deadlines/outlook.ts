import {
  type Ask,
  type DutiesAnswer,
  type DutyRecord,
  decideDuties,
  type Facts,
  loadDuties,
  riskLevels,
  yesNoJudgements,
} from '../../../engine/duties/index.ts'

/** A duty that would be another one. */
export interface Difference {
  duty: string
  /** not-applicable: it does not apply. */
  before: string
  due_before: string | null
  after: string
  due_after: string | null
}

/** A question that is open, and what each answer to it would change. */
export interface OpenQuestion extends Ask {
  answers: { answer: string; differences: Difference[] }[]
}

/** What is not yet, or no longer, law and would reach the provider. */
export interface NotInForce {
  duty: string
  because: string
}

/** For each open question that has a few answers, what each of them would change. Pure. */
export function openQuestions(
  facts: Facts,
  answer: DutiesAnswer,
  duties: readonly DutyRecord[] = loadDuties(),
): OpenQuestion[] {
  return answer.asks.map((ask) => ({
    ...ask,
    answers: answersTo(ask.judgement).map((value) => {
      const judgements = { ...facts.judgements, [ask.judgement]: value }
      const after = decideDuties({ ...facts, judgements }, answer.as_of, duties)
      return { answer: wordFor(value), differences: differencesOf(answer, after) }
    }),
  }))
}

function answersTo(judgement: string): (string | boolean)[] {
  if (judgement === 'risk') return [...riskLevels]
  return (yesNoJudgements as readonly string[]).includes(judgement) ? [true, false] : []
}

const wordFor = (value: string | boolean): string => (typeof value === 'string' ? value : value ? 'yes' : 'no')

/** Which duties have another status or due time, by id. Pure. */
export function differencesOf(before: DutiesAnswer, after: DutiesAnswer): Difference[] {
  const [old, now] = [before, after].map(({ duties }) => new Map(duties.map((duty) => [duty.id, duty])))
  const ids = [...new Set([...old!.keys(), ...now!.keys()])].sort()
  return ids.flatMap((duty) => {
    const [was, is] = [old!.get(duty), now!.get(duty)]
    const difference = {
      duty,
      before: was?.status ?? 'not-applicable',
      due_before: was?.due ?? null,
      after: is?.status ?? 'not-applicable',
      due_after: is?.due ?? null,
    }
    const same = difference.before === difference.after && difference.due_before === difference.due_after
    return same ? [] : [difference]
  })
}

/** Records of law that is not in force, of places whose law reaches the provider. Pure. */
export function notInForce({ not_applicable }: DutiesAnswer): NotInForce[] {
  return not_applicable
    .filter(({ because }) => /^(not yet|no longer) in force/.test(because))
    .map(({ id, because }) => ({ duty: id, because }))
}
