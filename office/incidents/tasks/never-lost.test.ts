import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { openTestOffice, type TestOffice } from '../../../test/test-office.ts'
import type { Caller } from '../../access/index.ts'
import type { Ending, StepState } from '../index.ts'
import { nextSteps } from '../playbooks/next-steps.ts'
import { vectors } from '../playbooks/playbook.ts'
import { answersOf } from '../playbooks/work-through.fixture.ts'
import { findStep, flowOf } from './flow-of.ts'

let office: TestOffice
let ada: Caller
beforeAll(async () => {
  office = await openTestOffice()
  // Whoever opens a case as privacy officer may work every task of it, privileged ones too.
  ada = await office.addPerson('Ada Fong', 'privacy-officer')
})
afterAll(() => office?.close())

const stateNames = {
  open: 'open',
  waiting: 'waiting',
  finished: 'done',
  'set-aside': 'dropped',
  'not-needed': 'not-needed',
} as const

/** One thing that somebody does with one task, whichever state it is in. */
const deed = fc.record({
  pick: fc.nat(200),
  how: fc.constantFrom('answer', 'answer', 'answer', 'drop', 'reopen'),
  seed: fc.nat(999),
  minutes: fc.integer({ min: 1, max: 600 }),
})

test('whatever people answer, set aside and open again, no task is lost and each is where the playbooks say', async () => {
  let at = office.clock.now()
  const run = async (
    chosen: readonly (typeof vectors)[number][],
    deeds: readonly { pick: number; how: string; seed: number; minutes: number }[],
  ) => {
    const { case_id } = await act(office, 'open-incident', { title: 'Whatever', vectors: [...chosen] }, ada)
    const opened = at
    const endings = new Map<string, Ending>()
    for (const { pick, how, seed, minutes } of deeds) {
      at += minutes * 60_000
      office.clock.set(new Date(at).toISOString())
      const { tasks } = await act(office, 'list-tasks', { case_id }, ada)
      const over = tasks.filter(({ state }) => state === 'done' || state === 'dropped')
      const here = how === 'reopen' ? over : tasks.filter((task) => !over.includes(task))
      const task = here[pick % Math.max(here.length, 1)]
      if (task === undefined) continue
      const input = { case_id, task_id: task.task_id, version: task.version }
      if (how === 'answer') {
        const answers = Object.fromEntries(
          Object.entries(answersOf(findStep(task.step!)!, seed)).filter(
            ([, answer]) => !/^\d{4}-/.test(String(answer)) || Date.parse(String(answer)) <= at,
          ),
        )
        for (const { id, kind } of findStep(task.step!)!.asks) if (kind === 'instant') answers[id] ??= 'unsure'
        await act(office, 'answer-task', { ...input, answers }, ada)
        endings.set(task.step!, { step: task.step!, at, answers })
      } else if (how === 'drop') {
        await act(office, 'drop-task', { ...input, reason: 'not here' }, ada)
        endings.set(task.step!, { step: task.step!, at, set_aside: 'not here' })
      } else {
        await act(office, 'reopen-task', { ...input, reason: 'look again' }, ada)
        endings.delete(task.step!)
      }
      await compare(case_id, nextSteps(flowOf(chosen), opened, [...endings.values()]).steps)
    }
    const { rows } = await counted(case_id)
    expect(rows).toBe(deeds.length)
  }
  const compare = async (case_id: string, expected: readonly StepState[]) => {
    const { tasks } = await act(office, 'list-tasks', { case_id }, ada)
    const shown = new Map(tasks.map(({ step, state, due_at }) => [step!, { state, due: due_at ?? null }]))
    expect(tasks).toHaveLength(expected.length)
    for (const one of expected) {
      const { state, due } = shown.get(one.step)!
      expect({ step: one.step, state }).toEqual({ step: one.step, state: stateNames[one.state] })
      if (one.state === 'open') expect(due).toBe(one.due === null ? null : new Date(one.due).toISOString())
    }
  }
  /** Every deed has left one ending, whatever came after. */
  const counted = (case_id: string) =>
    office.store.read({ person: ada.accountId }, async (trx) => ({
      rows: (await trx.selectFrom('task_endings').select('id').where('case_id', '=', case_id).execute()).length,
    }))
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.constantFrom(...vectors), { minLength: 1, maxLength: 2 }),
      fc.array(deed, { minLength: 1, maxLength: 20 }),
      async (chosen, deeds) => {
        // The first deed always finds a task, a reopening perhaps none.
        const some = deeds.filter(({ how }, index) => how !== 'reopen' || index > 0)
        await run(chosen, dropIdle(some))
      },
    ),
    { numRuns: 8 },
  )
})

/** Without reopenings for which nothing is over yet: they would do nothing. */
function dropIdle<Deed extends { how: string }>(deeds: readonly Deed[]): Deed[] {
  let over = 0
  return deeds.filter(({ how }) => {
    if (how !== 'reopen') over += 1
    else if (over === 0) return false
    else over -= 1
    return true
  })
}
