import { sql, type Transaction } from '../../../base/store/index.ts'
import type { Office } from '../../access/index.ts'
import { vaultOf } from '../vault-of.ts'
import { partPath } from './own-upload.ts'

export const dayMs = 86_400_000
/** Whoever sends much over a slow line may take days; after this nobody comes back. */
export const daysOfUploads = 14

interface Left {
  case_id: string
  id: string
  parts: string[]
}

/**
 * Drops uploads that were begun two weeks ago and never finished, records each, and removes what was received of them, and the parts of those
 * that are items of a source by now. What is whole and no source stays: it may be evidence. A case on hold is left as it is. What a killed process has dropped and not removed yet is removed by the next. Answers how many were dropped. Throws
 * `VAULT_SEALED`; `VAULT_HELD` where a hold was set at this moment.
 */
export async function dropUploads(office: Office): Promise<number> {
  const { rows } = await office.store.transaction('nobody', (trx) =>
    sql<{ id: string }>`select every_case() as id`.execute(trx),
  )
  await office.keyring.refresh()
  const held = new Set(office.keyring.cases().flatMap(({ caseId, hold }) => (hold === undefined ? [] : [caseId])))
  let dropped = 0
  for (const { id: caseId } of rows) {
    if (held.has(caseId)) continue
    dropped += await office.store.transaction({ case: caseId }, (trx) => dropOld(office, trx, caseId))
    for (const left of await office.store.read({ case: caseId }, (trx) => leftovers(trx, caseId)))
      await removeParts(office, left)
  }
  if (dropped > 0) office.recorder.wake()
  return dropped
}

async function dropOld(office: Office, trx: Transaction, caseId: string): Promise<number> {
  const rows = await trx
    .updateTable('uploads')
    .set({ state: 'dropped' })
    .where('case_id', '=', caseId)
    .where('state', '=', 'open')
    .where('created_at', '<', new Date(office.clock.now() - daysOfUploads * dayMs))
    .returning(['id', 'received'])
    .execute()
  const entries = rows.map(({ id, received }) => ({
    ...{ what: 'upload.dropped', subject: ['upload', id] as const, facts: { bytes: Number(received) } },
  }))
  await office.recorder.write(trx, 'program', caseId, entries)
  return rows.length
}

const leftovers = (trx: Transaction, caseId: string): Promise<Left[]> =>
  trx
    .selectFrom('uploads')
    .select(['case_id', 'id', 'parts'])
    .where('case_id', '=', caseId)
    .where('state', 'in', ['dropped', 'taken'])
    .where('parts', '<>', sql<string[]>`'{}'::text[]`)
    .execute()

/** The row forgets its parts after they are gone, so that none is left that nobody knows of. */
async function removeParts(office: Office, { case_id, id, parts }: Left): Promise<void> {
  const vault = vaultOf(office, case_id)
  for (const part of parts) await vault.remove(partPath(id, part))
  await office.store.transaction({ case: case_id }, (trx) =>
    trx.updateTable('uploads').set({ parts: [] }).where('case_id', '=', case_id).where('id', '=', id).execute(),
  )
}
