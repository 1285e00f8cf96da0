import type { Transaction } from '../../../base/store/index.ts'
import type { Office } from '../office.ts'
import type { WayOut } from './ways-out.ts'

/** What came of a try. */
export type Tried = { outcome: 'accepted' } | { outcome: 'refused' | 'failed'; code: string }

/**
 * Keeps how a way out does, in a transaction of its own, so that a failure is seen although the work that met it is tried again. A message that is
 * refused for good says nothing against the way.
 */
export async function noteWayOut(office: Office, name: WayOut, tried: Tried): Promise<void> {
  if (tried.outcome === 'refused') return
  const now = new Date(office.clock.now())
  await office.store.transaction('nobody', async (trx) => {
    const change =
      tried.outcome === 'accepted'
        ? { failing_since: null, failure: null, accepted_at: now }
        : { failing_since: await failingSince(trx, name, now), failure: tried.code }
    await trx
      .insertInto('ways_out')
      .values({ name, ...change })
      .onConflict((on) => on.column('name').doUpdateSet(change))
      .execute()
  })
}

async function failingSince(trx: Transaction, name: WayOut, now: Date): Promise<Date> {
  const row = await trx.selectFrom('ways_out').select('failing_since').where('name', '=', name).executeTakeFirst()
  return row?.failing_since ?? now
}

/** The ways that the server of this installation has: a worker that lacks one would lose messages without a word. */
export async function keepWaysOut(office: Office): Promise<void> {
  const { mail, webhook } = office.waysOut ?? {}
  await office.store.transaction('nobody', async (trx) => {
    for (const [name, way] of [['mail', mail] as const, ['webhook', webhook] as const]) {
      if (way === undefined) await trx.deleteFrom('ways_out').where('name', '=', name).execute()
      else
        await trx
          .insertInto('ways_out')
          .values({ name })
          .onConflict((on) => on.column('name').doNothing())
          .execute()
    }
  })
}

/** Ways that the server has and this process lacks. */
export async function missingWaysOut(office: Office): Promise<WayOut[]> {
  const rows = await office.store.read('nobody', (trx) => trx.selectFrom('ways_out').select('name').execute())
  return rows.map(({ name }) => name).filter((name) => office.waysOut?.[name] === undefined)
}
