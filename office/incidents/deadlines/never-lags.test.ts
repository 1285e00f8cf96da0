import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { type Clinic, openClinic } from '../../../test/deadline-clinic.ts'

/** Whatever people and runs do, also at the same moment: the board is what a recount from everything that is known would give. */
const factors = { nature_and_extent: 'a', who_received: 'b', acquired_or_viewed: 'c', mitigated: 'd' }

const change = fc.oneof(
  fc.record({ do: fc.constant('fact' as const), day: fc.integer({ min: 10, max: 28 }) }),
  fc.record({ do: fc.constant('encrypted' as const), value: fc.boolean() }),
  fc.record({ do: fc.constant('judge' as const), low: fc.constantFrom('yes', 'no', 'withdrawn') }),
  fc.record({ do: fc.constant('count' as const), ohio: fc.nat(900), texas: fc.nat(400) }),
  fc.record({ do: fc.constant('vectors' as const), insider: fc.boolean() }),
  fc.record({ do: fc.constant('done' as const) }),
)
type Change = typeof change extends fc.Arbitrary<infer One> ? One : never

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic('ohio', { discovered: '2026-03-01' })
})
afterAll(() => clinic?.office.close())

async function make(one: Change): Promise<void> {
  const { office, ada, ben, caseId: case_id } = clinic
  if (one.do === 'fact') await clinic.setFact('timeline.discovered', `2026-02-${one.day}`)
  if (one.do === 'encrypted') await clinic.setFact('encrypted', one.value)
  if (one.do === 'judge') await clinic.judge('low_probability_of_compromise', one.low, { factors })
  if (one.do === 'count') await clinic.count({ residents: { 'US-OH': one.ohio, 'US-TX': one.texas } })
  if (one.do === 'vectors') {
    const { version } = await act(office, 'read-case', { case_id }, ada)
    const vectors = one.insider ? ['malware', 'insider'] : ['malware']
    await act(office, 'change-incident', { case_id, version, vectors }, ada)
  }
  if (one.do === 'done') {
    const { deadline_id, version, done } = await clinic.find('us-hipaa-individuals')
    const ofIt = { case_id, deadline_id, version }
    if (done === undefined) await act(office, 'mark-done', { ...ofIt, proof: 'Letters went out' }, ben)
    else await act(office, 'undo-done', { ...ofIt, reason: 'They came back' }, ben)
  }
}

/** A recount by hand finds nothing to change. */
async function checkBoard(): Promise<void> {
  const { office, ben, caseId: case_id } = clinic
  const changes = async () =>
    office.store.read({ case: case_id }, async (trx) => {
      const rows = await trx.selectFrom('deadline_changes').select('id').where('case_id', '=', case_id).execute()
      return rows.length
    })
  const before = await changes()
  const board = (await clinic.list()).deadlines
  await act(office, 'recount-deadlines', { case_id }, ben)
  expect(await changes()).toBe(before)
  expect((await clinic.list()).deadlines).toEqual(board)
}

test('one after another', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
      for (const one of changes) await make(one)
      await checkBoard()
    }),
    { numRuns: 25 },
  )
})

test('several at the same moment', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 2, maxLength: 5 }), async (changes) => {
      const outcomes = await Promise.allSettled(changes.map(make))
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'CHANGED_MEANWHILE' })
      await checkBoard()
    }),
    { numRuns: 25 },
  )
})
