import Type, { type Static } from 'typebox'
import { loadDuties, readWhen } from '../../../engine/duties/index.ts'
import { closed, readProvider, type Work } from '../../access/index.ts'
import { readIncident } from '../case/incident.ts'
import { allFacts, currentFacts } from '../facts/current-facts.ts'

/** Hours from one moment to another; absent where one of the two is not known. A day without a time counts from its first minute. */
const hours = Type.Optional(Type.Number())

export const figuresShape = closed({
  to_discovery: hours,
  to_awareness: hours,
  /** From awareness on. */
  to_first_count: hours,
  to_regulator: hours,
  to_people: hours,
  /** From the opening of the case to its last closing. */
  to_closing: hours,
})

/** How long each part took. */
export async function figuresOf(work: Work): Promise<Static<typeof figuresShape>> {
  const at = await momentsOf(work)
  const span = (from: number | undefined, to: number | undefined) =>
    from === undefined || to === undefined ? undefined : Math.round((to - from) / 360_000) / 10
  const aware = at('aware')
  const spans = {
    to_discovery: span(at('occurred'), at('discovered')),
    to_awareness: span(at('discovered'), aware),
    to_first_count: span(aware, await firstCount(work)),
    to_regulator: span(aware, at('regulator_notified') ?? (await firstDone(work, 'notify-regulator'))),
    to_people: span(aware, at('individuals_notified') ?? (await firstDone(work, 'notify-individuals'))),
    to_closing: span((await readIncident(work)).openedAt.getTime(), await lastClosing(work)),
  }
  return Object.fromEntries(Object.entries(spans).filter(([, value]) => value !== undefined))
}

/** When it happened, was discovered, became known: as the case last stated it, each in milliseconds since 1970. */
export async function momentsOf(work: Work): Promise<(key: string) => number | undefined> {
  const facts = currentFacts(await allFacts(work))
  const zone = await readProvider(work.office, work.trx).then(
    ({ tz }) => tz,
    () => 'UTC',
  )
  return (key) => {
    const value = facts.get(`timeline.${key}`)?.value
    return typeof value === 'string' ? readWhen(value, zone)?.instant : undefined
  }
}

/** When the first register was there. Milliseconds since 1970; undefined: not yet. */
export async function firstCount({ trx, caseId }: Work): Promise<number | undefined> {
  const row = await trx
    .selectFrom('runs')
    .select('ended_at')
    .where('case_id', '=', caseId)
    .where('state', '=', 'done')
    .orderBy('number')
    .executeTakeFirst()
  return row?.ended_at?.getTime()
}

async function firstDone({ trx, caseId }: Work, kind: string): Promise<number | undefined> {
  const duties = loadDuties().flatMap(({ id, duty }) => (duty === kind ? [id] : []))
  const row = await trx
    .selectFrom('deadlines')
    .select('done_at')
    .where('case_id', '=', caseId)
    .where('done_at', 'is not', null)
    .where('duty', 'in', duties)
    .orderBy('done_at')
    .executeTakeFirst()
  return row?.done_at?.getTime()
}

async function lastClosing({ trx, caseId }: Work): Promise<number | undefined> {
  const row = await trx
    .selectFrom('closings')
    .select(['how', 'made_at'])
    .where('case_id', '=', caseId)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  return row?.how === 'closed' ? row.made_at.getTime() : undefined
}
