import type { Transaction } from '../../../base/store/index.ts'
import { openRow } from '../../../base/vault/index.ts'
import { notFound, type Office, officeKeys } from '../../access/index.ts'
import { connectors } from '../connectors/all.ts'
import type { Connector } from '../connectors/contract.ts'

/** What an administrator set up; sealed under the key of the office, for the settings hold secrets. */
export interface ConnectorWords {
  label: string
  settings: Record<string, unknown>
}

export interface SavedConnector extends ConnectorWords {
  id: string
  connector: Connector
  state: 'active' | 'removed'
  version: number
}

/** By its name in records; undefined for one that only another version has. */
export const connectorNamed = (kind: string): Connector | undefined => connectors.find(({ name }) => name === kind)

/** Throws `NOT_FOUND`, also for a kind that this version does not have. */
export async function savedConnector(office: Office, trx: Transaction, id: string): Promise<SavedConnector> {
  const row = await trx.selectFrom('connectors').selectAll().where('id', '=', id).executeTakeFirst()
  const connector = row === undefined ? undefined : connectorNamed(row.kind)
  if (row === undefined || connector === undefined) throw notFound('connector')
  return { ...wordsOf(office, id, row.words), id, connector, state: row.state, version: row.version }
}

export function wordsOf(office: Office, id: string, words: Uint8Array): ConnectorWords {
  return openRow(office.keyring.caseKeys(officeKeys), { table: 'connectors', row: id }, words) as ConnectorWords
}

/** Names of the settings that are secrets. */
export function secretKeys({ settings }: Connector): string[] {
  return Object.entries(settings.properties).flatMap(([name, shape]) =>
    (shape as { writeOnly?: boolean }).writeOnly ? [name] : [],
  )
}
