import { openRow } from '../../../base/vault/index.ts'
import { type Office, officeKeys } from '../../access/index.ts'
import { vaultOf } from '../vault-of.ts'
import { fileRow, rosterPart } from './roster.ts'

/** A file of a roster as it was received. */
export interface RosterContent {
  n: number
  name: string
  bytes: number
  /** All its bytes, opened part by part. Throws `VAULT_DAMAGED`-like problems. */
  pieces(): AsyncGenerator<Uint8Array>
}

/** The files of one version of the roster, in the order in which they were announced. Throws `VAULT_SEALED`. */
export async function rosterFiles(office: Office, rosterId: string): Promise<RosterContent[]> {
  const rows = await office.store.read('nobody', (trx) =>
    trx.selectFrom('roster_files').selectAll().where('roster_id', '=', rosterId).orderBy('n').execute(),
  )
  const keys = office.keyring.caseKeys(officeKeys)
  return rows.map(({ n, words, bytes, parts }) => ({
    n,
    name: (openRow(keys, fileRow(rosterId, n), words) as { name: string }).name,
    bytes: Number(bytes),
    pieces: () => partsOf(office, rosterId, n, parts),
  }))
}

async function* partsOf(
  office: Office,
  rosterId: string,
  n: number,
  parts: readonly string[],
): AsyncGenerator<Uint8Array> {
  const vault = vaultOf(office, officeKeys)
  for (const part of parts) {
    const object = await vault.open(rosterPart(rosterId, n, part))
    if (object === undefined) throw new Error('a part of a roster is missing')
    try {
      yield* object.pieces()
    } finally {
      await object.close()
    }
  }
}
