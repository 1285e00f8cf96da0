import Type from 'typebox'
import { type Action, defineAction } from '../action.ts'
import { closed, count, done, instant, nothing } from '../shapes.ts'
import type { Work } from '../work.ts'
import { mailAlarm, mailMessages, postAlarm } from './carry-jobs.ts'
import { tellPeople } from './tell-people.ts'

const way = closed({
  /** off: not set up. untried: nothing went out yet. */
  state: Type.Enum(['off', 'untried', 'ok', 'failing']),
  since: Type.Optional(instant),
  /** A code. */
  failure: Type.Optional(Type.String()),
  accepted_at: Type.Optional(instant),
  /** Messages that wait to go out, among those of mine and of my cases. */
  waiting: count,
})

export const readWaysOut = defineAction({
  name: 'read-ways-out',
  summary: 'whether messages leave the building by mail and webhook, since when one of them fails, and how many wait',
  scope: 'provider',
  permission: 'see-own',
  effect: 'read',
  input: nothing,
  output: closed({ mail: way, webhook: way }),
  async run(work) {
    const rows = await work.trx.selectFrom('ways_out').selectAll().execute()
    const state = async (name: 'mail' | 'webhook', jobs: Parameters<typeof waitingOf>[1]) => {
      const row = rows.find((one) => one.name === name)
      if (row === undefined) return { state: 'off' as const, waiting: 0 }
      const { failing_since: since, failure, accepted_at } = row
      return {
        state: since !== null ? ('failing' as const) : accepted_at === null ? ('untried' as const) : ('ok' as const),
        ...(since !== null && { since: since.toISOString(), failure: failure! }),
        ...(accepted_at !== null && { accepted_at: accepted_at.toISOString() }),
        waiting: await waitingOf(work, jobs),
      }
    }
    return { mail: await state('mail', [mailMessages, mailAlarm]), webhook: await state('webhook', [postAlarm]) }
  },
})

async function waitingOf({ office, trx }: Work, jobs: readonly { name: string }[]): Promise<number> {
  let sum = 0
  for (const job of jobs) {
    const { waiting, running } = await office.jobs.progress(job as Parameters<typeof office.jobs.progress>[0], trx)
    sum += waiting + running
  }
  return sum
}

export const testWaysOut = defineAction({
  name: 'test-ways-out',
  summary: 'sends a test to me by mail, to those on duty, and by webhook',
  scope: 'provider',
  permission: 'manage-settings',
  effect: 'write',
  input: nothing,
  output: done,
  async run({ office, trx, caller }) {
    await tellPeople(office, trx, [caller.accountId], { kind: 'test' })
    return { done: true }
  },
})

export const wayOutActions = [readWaysOut, testWaysOut] as const satisfies readonly Action[]
