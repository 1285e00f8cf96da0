import type { Transaction } from '../../../base/store/index.ts'
import { openRow } from '../../../base/vault/index.ts'
import { type Office, officeKeys } from '../office.ts'
import type { PersonWords } from './add-account.ts'

/** What staff are called, by account id. Throws `VAULT_SEALED`. */
export async function namesOfPeople(
  office: Office,
  trx: Transaction,
  ids: readonly string[],
): Promise<Map<string, PersonWords>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('accounts')
    .select(['id', 'name', 'words'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name, words }) => [id, wordsOf(office, id, name, words)]))
}

/** The words of one account; its handle where nothing was ever typed. */
export function wordsOf(office: Office, id: string, handle: string, sealed: Uint8Array | null): PersonWords {
  if (sealed === null) return { name: handle }
  return openRow(office.keyring.caseKeys(officeKeys), { table: 'accounts', row: id }, sealed) as PersonWords
}
