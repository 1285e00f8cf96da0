import Type, { type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { readWhen, riskLevels, timelineKeys, yesNoJudgements } from '../../../engine/duties/index.ts'
import { closed, inputInvalid } from '../../access/index.ts'

/** A date in the provider's zone, or an instant with offset. */
export const when = Type.String({
  pattern: '^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,3})?)?(Z|[+-]\\d\\d:\\d\\d))?$',
})
const word = Type.String({ pattern: '^[a-z][a-z0-9]*([-_][a-z0-9]+)*$', maxLength: 64 })

/** Facts that somebody states directly. What is counted from the register is none of them. */
const stated: Record<string, TSchema> = {
  ...Object.fromEntries(timelineKeys.map((key) => [`timeline.${key}`, when])),
  /** Of data/duties/kinds.yaml; others are kept and answer nothing. */
  kind: word,
  encrypted: Type.Union([Type.Boolean(), closed({ state: Type.Boolean(), key_taken: Type.Optional(Type.Boolean()) })]),
  supplier_is_agent: Type.Boolean(),
  law_enforcement_hold: closed({
    requested: when,
    until: Type.Optional(when),
    form: Type.Enum(['written', 'oral']),
    documented: Type.Optional(Type.Boolean()),
  }),
  exceptions: Type.Array(word, { maxItems: 20 }),
  confidentiality: Type.Enum(['none', 'known-recipients', 'unknown-recipients']),
  integrity: Type.Enum(['intact', 'recoverable', 'lost']),
  availability: Type.Enum(['kept', 'interrupted', 'lost']),
}

/** Judgements: answers to the questions of a playbook. A recorded decision goes before them. */
const judged: Record<string, TSchema> = {
  risk: Type.Enum([...riskLevels]),
  ...Object.fromEntries(yesNoJudgements.map((name) => [name, Type.Boolean()])),
}

export const factNames: readonly string[] = Object.keys(stated)
/** Those that anybody who decides may state: a hold has an action, and a permission, of its own. */
export const freeFactNames: readonly string[] = factNames.filter((name) => name !== 'law_enforcement_hold')
export const judgementNames: readonly string[] = Object.keys(judged)

const checkers = new Map(Object.entries({ ...stated, ...judged }).map(([name, shape]) => [name, Compile(shape)]))

export const isFactName = (name: string): boolean => checkers.has(name)

/** Throws `INPUT_INVALID` naming the fact where the value is none that it takes, or lies in the future. The value is not repeated. */
export function checkFact(name: string, value: unknown, now: Date): void {
  const checker = checkers.get(name)
  if (checker === undefined) throw inputInvalid(`${name} is no fact that can be stated`)
  if (!checker.Check(value))
    throw inputInvalid(`${name} ${checker.Errors(value)[0]?.message ?? 'takes something else'}`)
  if (name.startsWith('timeline.')) checkPast(name, value as string, now)
}

/** The clocks of two machines, and of two time zones where only a date is given. */
const slackMs = { instant: 5 * 60_000, date: 14 * 3_600_000 }

export function checkPast(name: string, at: string, now: Date): void {
  const moment = readWhen(at, 'UTC')
  if (moment === undefined) throw inputInvalid(`${name} is no day of the calendar`)
  const slack = moment.day === undefined ? slackMs.instant : slackMs.date
  if (moment.instant > now.getTime() + slack) throw inputInvalid(`${name} lies in the future`)
}
