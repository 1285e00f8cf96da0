import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { type Clinic, openClinic } from '../../../test/deadline-clinic.ts'
import { alarmMoments } from './alarm-marks.ts'
import { watchDeadlines } from './watch-deadlines.ts'

/**
 * Any number of workers that take looks from the queue, take some twice, die before or after they have written, and stand still for days, while people
 * change what is known: each alarm is given once, and none that was owed is missing.
 */
const aware = '2026-03-02T01:00:00Z'
const start = Date.parse(aware)
const hourMs = 3_600_000

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('pass' as const), hours: fc.integer({ min: 0, max: 40 }) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('work' as const),
      /** For each look that is due: does a worker take it, and what becomes of it. */
      fates: fc.array(fc.constantFrom('done', 'done', 'dies', 'twice at once', 'not taken'), {
        minLength: 1,
        maxLength: 9,
      }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fact' as const), hours: fc.integer({ min: 0, max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('done' as const) }) },
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic('ireland', { discovered: aware, aware })
})
afterAll(() => clinic?.office.close())

const duty = 'eu-gdpr-authority'

/** The queue of one case, worked by hand so that a worker can die at any point. */
function queueOf(caseId: string) {
  const { office } = clinic
  const over = new Set<string>()
  const due = async () => {
    const rows = await office.store.read({ case: caseId }, (trx) =>
      trx.selectFrom('job_chunks').select(['id', 'input']).where('job', '=', watchDeadlines.name).execute(),
    )
    return rows.filter(
      ({ id, input }) => !over.has(id) && Date.parse((input as { at: string }).at) <= office.clock.now(),
    )
  }
  const run = async (id: string, input: unknown, dies: boolean) => {
    const handle = await watchDeadlines.of(() => office).load()
    const chunk = { id, caseId, attempt: 1, signal: new AbortController().signal }
    const finish = await handle(input as { at: string }, chunk)
    await office.store
      .transaction({ case: caseId }, async (trx) => {
        await finish(trx)
        if (dies) throw new Error('the worker was killed')
        over.add(id)
      })
      .catch((cause: Error) => {
        if (!cause.message.includes('killed')) throw cause
      })
  }
  return {
    async work(fates: readonly string[]) {
      for (const [n, { id, input }] of (await due()).entries()) {
        const fate = fates[n % fates.length]
        if (fate === 'done' || fate === 'dies') await run(id, input, fate === 'dies')
        if (fate === 'twice at once') await Promise.all([run(id, input, false), run(id, input, false)])
      }
    },
    async drain() {
      while ((await due()).length > 0) await this.work(['done'])
    },
  }
}

async function checkOnce(caseId: string, deadline: string): Promise<void> {
  const { office, ada, ben } = clinic
  const alarms = await office.store.read({ case: caseId }, (trx) =>
    trx.selectFrom('alarms').selectAll().where('deadline_id', '=', deadline).execute(),
  )
  const marks = alarms.map(({ due_at, lead_minutes }) => `${due_at.toISOString()} ${lead_minutes}`)
  expect(new Set(marks).size).toBe(marks.length)
  const told = alarms.filter((alarm) => alarm.told).length
  for (const who of [ada, ben]) {
    const rows = await office.store.read({ person: who.accountId }, (trx) =>
      trx
        .selectFrom('messages')
        .select('id')
        .where('account_id', '=', who.accountId)
        .where('about', '=', deadline)
        .execute(),
    )
    expect(rows, 'one message for each alarm that was given').toHaveLength(told)
  }
}

test('each alarm once, over any history of workers', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const { office, ada, ben } = clinic
      office.clock.set(aware)
      const asked = { title: 'x', vectors: ['insider'], discovered: aware, aware }
      const { case_id } = await act(office, 'open-incident', asked, ada)
      const queue = queueOf(case_id)
      const board = async () =>
        (await act(office, 'list-deadlines', { case_id }, ben)).deadlines.find((one) => one.duty === duty)!
      const { deadline_id } = await board()
      for (const one of steps) await take(one)
      await queue.drain()
      await checkOnce(case_id, deadline_id)
      await checkNoneMissing()

      async function take(one: Step): Promise<void> {
        if (one.do === 'pass') office.clock.set(new Date(office.clock.now() + one.hours * hourMs).toISOString())
        if (one.do === 'work') await queue.work(one.fates)
        if (one.do === 'fact') {
          const { facts } = await act(office, 'read-facts', { case_id }, ada)
          const seen = facts.find(({ name, counts }) => name === 'timeline.aware' && counts)!.fact_id
          const value = new Date(start - one.hours * hourMs).toISOString()
          await act(office, 'set-fact', { case_id, name: 'timeline.aware', value, reason: 'x', seen }, ada)
        }
        if (one.do === 'done') {
          const { version, done } = await board()
          const ofIt = { case_id, deadline_id, version }
          if (done === undefined) await act(office, 'mark-done', { ...ofIt, proof: 'x' }, ben)
          else await act(office, 'undo-done', { ...ofIt, reason: 'x' }, ben)
        }
      }

      /** The last mark that has passed of the time that it is due now was given, unless it was done. */
      async function checkNoneMissing(): Promise<void> {
        const { due, done, since } = await board()
        if (done !== undefined) return
        const passed = alarmMoments(new Date(since), new Date(due!)).filter((mark) => mark.at <= office.clock.now())
        const rows = await office.store.read({ case: case_id }, (trx) =>
          trx
            .selectFrom('alarms')
            .selectAll()
            .where('deadline_id', '=', deadline_id)
            .where('told', '=', true)
            .execute(),
        )
        const given = rows.filter(({ due_at }) => due_at.getTime() === Date.parse(due!)).map((row) => row.lead_minutes)
        if (passed.length > 0) expect(given).toContain(passed.at(-1)!.leadMinutes)
      }
    }),
    { numRuns: 40 },
  )
})
