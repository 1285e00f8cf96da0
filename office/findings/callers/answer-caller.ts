import Type, { type Static } from 'typebox'
import { Problem } from '../../../base/errors.ts'
import { sql } from '../../../base/store/index.ts'
import { taxonomy } from '../../../engine/elements/index.ts'
import { closed, count, defineAction, inputInvalid, line, ofCase, type Work } from '../../access/index.ts'
import { currentRun } from '../register/current-run.ts'
import { type CallerFacts, findCaller } from './find-caller.ts'

/** Callers whom one agent may fail to find in `windowMinutes`; then somebody is trying names. */
export const mostMisses = 10
const windowMinutes = 15

const input = closed({
  ...ofCase,
  name: line,
  /** Any number of theirs: identity card, patient number, policy. */
  number: Type.Optional(line),
  phone: Type.Optional(line),
  email: Type.Optional(line),
  birth: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' })),
  language: Type.Optional(Type.Enum(['en', 'zh-Hant'])),
})

const output = closed({
  found: Type.Boolean(),
  /** The privacy officer calls back: a child, a death, a protected address, a doubtful match, or two people of these facts. */
  pass_on: Type.Boolean(),
  /** What was exposed of the caller; nothing where the caller is passed on or not found. */
  elements: Type.Array(closed({ element: Type.String(), words: Type.String() })),
  tries_left: count,
})

export const answerCaller = defineAction({
  name: 'answer-caller',
  summary:
    'for the call desk: what was exposed of one caller, found by name and another exact fact; about nobody else, and ten misses in a quarter of an hour',
  scope: 'case',
  permission: 'answer-caller',
  effect: 'write',
  personal: true,
  unrepeated: true,
  input,
  output,
  async run(work, { case_id: _, language = 'en', ...facts }): Promise<Static<typeof output>> {
    if (Object.keys(facts).length < 2) throw inputInvalid('Ask the caller for the name and at least one other fact')
    const left = mostMisses - (await countMisses(work))
    if (left <= 0)
      throw new Problem(
        'TOO_MANY',
        `${mostMisses} callers were not found within ${windowMinutes} minutes`,
        'Wait a quarter of an hour, or hand the caller to the privacy officer',
      )
    const run = await currentRun(work)
    const caller = run === undefined ? undefined : await findCaller(work, run, facts)
    if (caller === undefined) return miss(work, facts, left - 1)
    const outcome = caller.passOn ? 'passed-on' : 'answered'
    work.record({
      what: 'caller.answered',
      subject: ['person-of-case', `${run} ${caller.person}`],
      facts: { outcome, facts: asked(facts) },
    })
    const elements = caller.passOn
      ? []
      : caller.elements.map((element) => ({ element, words: wordsFor(element, language) }))
    return { found: true, pass_on: caller.passOn, elements, tries_left: left }
  },
})

/** Misses of this agent in the last quarter of an hour, one try at a time. */
async function countMisses({ trx, caller, now }: Work): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`caller ${caller.accountId}`}, 0))`.execute(trx)
  const { misses } = await trx
    .selectFrom('caller_misses')
    .select((of) => of.fn.countAll<string>().as('misses'))
    .where('account_id', '=', caller.accountId)
    .where('at', '>', new Date(now.getTime() - windowMinutes * 60_000))
    .executeTakeFirstOrThrow()
  return Number(misses)
}

async function miss(work: Work, facts: CallerFacts, left: number): Promise<Static<typeof output>> {
  const { trx, caller, caseId, newId, record } = work
  await trx.insertInto('caller_misses').values({ id: newId(), case_id: caseId, account_id: caller.accountId }).execute()
  record({ what: 'caller.not-found', subject: ['case', caseId], facts: { facts: asked(facts) } })
  return { found: false, pass_on: false, elements: [], tries_left: left }
}

/** Which facts were asked for, never what they were. */
const asked = (facts: CallerFacts) => Object.fromEntries(Object.keys(facts).map((fact) => [fact, 1]))

function wordsFor(element: string, language: 'en' | 'zh-Hant'): string {
  const one = taxonomy.find(({ element: name }) => name === element)
  return (one?.['name'] as Record<string, string> | undefined)?.[language] ?? element
}
