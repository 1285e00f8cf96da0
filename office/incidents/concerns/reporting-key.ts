import { Problem } from '../../../base/errors.ts'
import type { Transaction } from '../../../base/store/index.ts'
import { newSealingPair, openRow, openSealedTo, type SealingPair, sealRow } from '../../../base/vault/index.ts'
import { type Office, officeKeys } from '../../access/index.ts'
import type { ConcernWords } from './concern-form.ts'

interface ReportingKey {
  id: string
  publicKey: Uint8Array
}

/** Makes the key that concerns are sealed to, where there is none: to be called after the vault was opened. Throws `VAULT_SEALED`. */
export async function makeReportingKey(office: Office): Promise<void> {
  await office.store.transaction('nobody', (trx) => reportingKey(office, trx))
}

/** The newest key; made now where there is none and the vault is open. Throws `VAULT_SEALED` where neither. */
export async function reportingKey(office: Office, trx: Transaction): Promise<ReportingKey> {
  const row = await trx
    .selectFrom('reporting_keys')
    .select(['id', 'public_key'])
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .executeTakeFirst()
  if (row !== undefined) return { id: row.id, publicKey: row.public_key }
  if (office.keyring.sealed)
    throw new Problem(
      'VAULT_SEALED',
      'Nothing can be reported here yet: the vault has never been open since Cordon was set up',
      'Tell your privacy officer or incident manager directly, now',
    )
  return addKey(office, trx)
}

async function addKey(office: Office, trx: Transaction): Promise<ReportingKey> {
  const pair = newSealingPair()
  const id = office.ids.next()
  const fields = { private: pair.privateKey.toString('base64') }
  const sealed = sealRow(office.keyring.caseKeys(officeKeys), { table: 'reporting_keys', row: id }, fields)
  await trx.insertInto('reporting_keys').values({ id, public_key: pair.publicKey, private_key: sealed }).execute()
  pair.privateKey.fill(0)
  return { id, publicKey: pair.publicKey }
}

/** What a concern says. Throws `VAULT_SEALED`, `VAULT_DAMAGED`. */
export async function openConcern(
  office: Office,
  trx: Transaction,
  { id, key_id, words }: { id: string; key_id: string; words: Uint8Array },
): Promise<ConcernWords> {
  const pair = await openPair(office, trx, key_id)
  try {
    return openSealedTo(pair, { table: 'concerns', row: id }, words) as ConcernWords
  } finally {
    pair.privateKey.fill(0)
  }
}

async function openPair(office: Office, trx: Transaction, id: string): Promise<SealingPair> {
  const row = await trx
    .selectFrom('reporting_keys')
    .select(['public_key', 'private_key'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const place = { table: 'reporting_keys', row: id }
  const fields = openRow(office.keyring.caseKeys(officeKeys), place, row.private_key) as { private: string }
  return { publicKey: Buffer.from(row.public_key), privateKey: Buffer.from(fields.private, 'base64') }
}
