import { Problem } from '../../../base/errors.ts'
import type { Transaction } from '../../../base/store/index.ts'
import { openRow } from '../../../base/vault/index.ts'
import { type Provider, parseProvider } from '../../../engine/case/index.ts'
import { type Office, officeKeys } from '../office.ts'

export const providerSetting = 'provider'

/** provider.yaml as it was last saved, and its version; undefined before the first time. Throws `VAULT_SEALED`. */
export async function readProviderText(
  office: Office,
  trx: Transaction,
): Promise<{ text: string; version: number } | undefined> {
  const row = await trx
    .selectFrom('settings')
    .select(['words', 'version'])
    .where('name', '=', providerSetting)
    .executeTakeFirst()
  if (row?.words == null) return undefined
  const place = { table: 'settings', row: providerSetting }
  const { text } = openRow(office.keyring.caseKeys(officeKeys), place, row.words) as { text: string }
  return { text, version: row.version }
}

/** Who the provider is. Throws `PROVIDER_INVALID` where nobody has said so yet. */
export async function readProvider(office: Office, trx: Transaction): Promise<Provider> {
  const saved = await readProviderText(office, trx)
  if (saved !== undefined) return parseProvider(saved.text, 'the provider settings')
  throw new Problem(
    'PROVIDER_INVALID',
    'Nobody has said yet who the provider is',
    'An administrator fills in Settings, Provider: name, place, roles, time zone, languages, contact',
  )
}
