import type { Transaction } from '../../../base/store/index.ts'
import { sealTo } from '../../../base/vault/index.ts'
import { inputInvalid, type Office, permissions, type Role, tellPeople } from '../../access/index.ts'
import { giveCode } from '../case/give-code.ts'
import type { ConcernInput, ConcernWords } from './concern-form.ts'
import { hashOfRequest } from './follow-code.ts'
import { reportingKey } from './reporting-key.ts'

export interface Taken {
  id: string
  code: string
  kind: string
  receivedAt: Date
  /** False: this very report was taken before. */
  isNew: boolean
}

/**
 * Takes a concern in, sealed to the reporting key: needs no open vault. The time is this office's own: it starts the clock. The same form sent twice
 * is there once. People who look at concerns find a message. Throws `VAULT_SEALED` only where the vault was never open.
 */
export async function takeConcern(
  office: Office,
  trx: Transaction,
  { site_id, request, ...report }: ConcernInput,
  reportedBy: string | null,
): Promise<Taken> {
  const request_hash = request === undefined ? null : hashOfRequest(reportedBy, request)
  const before = await sentBefore(trx, request_hash)
  if (before !== undefined) return before
  const now = new Date(office.clock.now())
  if (site_id !== undefined) await checkSiteExists(trx, site_id)
  const key = await reportingKey(office, trx)
  const id = office.ids.next()
  const kind = report.kind ?? 'unsure'
  const code = await giveCode(trx, 'CON', now)
  const words = sealTo(key.publicKey, { table: 'concerns', row: id }, report satisfies ConcernWords)
  const way = reportedBy === null ? ('anonymous' as const) : ('staff' as const)
  const row = { id, code, way, kind, reported_by: reportedBy, site_id: site_id ?? null, key_id: key.id, words }
  const added = await trx
    .insertInto('concerns')
    .values({ ...row, request_hash, received_at: now })
    .onConflict((on) => on.column('request_hash').doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return (await sentBefore(trx, request_hash))!
  await tellPeople(office, trx, await readersOf(trx, row.site_id, now), { kind: 'concern-reported', about: id })
  return { id, code, kind, receivedAt: now, isNew: true }
}

async function sentBefore(trx: Transaction, hash: Buffer | null): Promise<Taken | undefined> {
  if (hash === null) return undefined
  const row = await trx
    .selectFrom('concerns')
    .select(['id', 'code', 'kind', 'received_at'])
    .where('request_hash', '=', hash)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return { id: row.id, code: row.code, kind: row.kind, receivedAt: row.received_at, isNew: false }
}

async function checkSiteExists(trx: Transaction, id: string): Promise<void> {
  const site = await trx.selectFrom('sites').select('id').where('id', '=', id).executeTakeFirst()
  if (site === undefined) throw inputInvalid('There is no such site')
}

/** People who may read a concern of this site, or of none. */
async function readersOf(trx: Transaction, siteId: string | null, now: Date): Promise<string[]> {
  const readers: readonly Role[] = permissions.provider['triage-concerns']
  const rows = await trx
    .selectFrom('grants')
    .innerJoin('accounts', 'accounts.id', 'grants.account_id')
    .select(['account_id', 'site_id'])
    .where('accounts.state', '=', 'active')
    .where('role', 'in', [...readers])
    .where('since', '<=', now)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', now)]))
    .execute()
  return rows
    .filter((row) => row.site_id === null || siteId === null || row.site_id === siteId)
    .map(({ account_id }) => account_id)
}
