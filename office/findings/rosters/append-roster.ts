import { Problem } from '../../../base/errors.ts'
import type { Transaction } from '../../../base/store/index.ts'
import type { ObjectBody } from '../../../base/vault/index.ts'
import { type Caller, checkAllowed, notFound, type Office, officeKeys } from '../../access/index.ts'
import { vaultOf } from '../vault-of.ts'
import { beginRoster } from './begin-roster.ts'
import { checkRoster } from './check-roster.ts'
import { rosterPart } from './roster.ts'

interface Place {
  rosterId: string
  /** Which of its files, in the order in which they were announced. */
  n: number
  offset: number
}

/**
 * Takes in one part of a file of a roster: seals it under the key of the office, then counts it. With the last byte of the last file it is queued to
 * be read. What breaks off counts for nothing. Throws `NOT_ALLOWED`, `NOT_FOUND` for what is not the caller's or not on its way, `UPLOAD_OFFSET`
 * for a part that does not follow or is longer than announced, and what `body` throws.
 */
export async function appendRoster(
  office: Office,
  caller: Caller,
  { rosterId, n, offset }: Place,
  body: ObjectBody,
): Promise<{ received: number; whole: boolean }> {
  await checkAllowed(office, beginRoster, caller)
  const actor = { person: caller.accountId }
  const before = await office.store.read(actor, (trx) => openFile(trx, rosterId, n, caller.accountId))
  if (Number(before.received) !== offset) throw wrongOffset(Number(before.received))
  const room = Number(before.bytes) - offset
  let taken = 0
  // A name of its own: a second client that sends the same part at this moment must not replace what the first one counts.
  const part = office.ids.next()
  await vaultOf(office, officeKeys).write(rosterPart(rosterId, n, part), counted())
  return office.store.transaction(actor, async (trx) => {
    // One at a time, or the last parts of two files would each miss the other.
    await trx.selectFrom('rosters').select('id').where('id', '=', rosterId).forUpdate().execute()
    const received = offset + taken
    const { numUpdatedRows } = await trx
      .updateTable('roster_files')
      .set({ received: String(received), parts: [...before.parts, part] })
      .where('roster_id', '=', rosterId)
      .where('n', '=', n)
      .where('received', '=', String(offset))
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw wrongOffset(received)
    if (await isWhole(trx, rosterId)) {
      await trx.updateTable('rosters').set({ state: 'waiting' }).where('id', '=', rosterId).execute()
      await office.jobs.add(checkRoster, { roster: rosterId }, { transaction: trx, key: `check-roster:${rosterId}` })
    }
    return { received, whole: received === Number(before.bytes) }
  })

  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of body) {
      taken += piece.length
      if (taken > room)
        throw new Problem('UPLOAD_OFFSET', 'The file is longer than was announced', 'Begin a new upload')
      yield piece
    }
  }
}

async function openFile(trx: Transaction, rosterId: string, n: number, accountId: string) {
  const row = await trx
    .selectFrom('roster_files')
    .innerJoin('rosters', 'rosters.id', 'roster_files.roster_id')
    .select(['roster_files.bytes', 'roster_files.received', 'roster_files.parts'])
    .where('rosters.id', '=', rosterId)
    .where('rosters.brought_by', '=', accountId)
    .where('rosters.state', '=', 'open')
    .where('roster_files.n', '=', n)
    .executeTakeFirst()
  if (row === undefined) throw notFound('roster')
  return row
}

async function isWhole(trx: Transaction, rosterId: string): Promise<boolean> {
  const missing = await trx
    .selectFrom('roster_files')
    .select('n')
    .where('roster_id', '=', rosterId)
    .whereRef('received', '<', 'bytes')
    .executeTakeFirst()
  return missing === undefined
}

function wrongOffset(received: number): Problem {
  return new Problem(
    'UPLOAD_OFFSET',
    `This part does not follow: ${received} bytes have been received`,
    'Ask read-roster how far it has come, and go on from there',
  )
}
