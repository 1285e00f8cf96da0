import type { Work } from '../../access/index.ts'
import { holdOpen } from '../hold-open.ts'
import { readSealedBytes, vaultOf } from '../vault-of.ts'
import type { RegisterColumns } from './columns/columns.ts'
import { loadColumns } from './columns/load-columns.ts'
import { unpackColumns } from './columns/pack-columns.ts'
import { columnsPath } from './keep-people.ts'

/** The columns of a run's register: read the first time, then held. The run must be one that the caller may see. */
export function registerOf(work: Work, run: string): Promise<RegisterColumns> {
  const { office, trx, caseId } = work
  return holdOpen(office, caseId, 'register', run, async () => {
    return (await packedColumns(work, run)) ?? (await loadColumns(trx, caseId, run))
  })
}

/** As they were packed when the run was kept; undefined while the vault is sealed, and after a version with other words. */
async function packedColumns({ office, caseId }: Work, run: string): Promise<RegisterColumns | undefined> {
  if (office.keyring.sealed) return undefined
  const bytes = await readSealedBytes(vaultOf(office, caseId), columnsPath(run))
  return bytes && unpackColumns(bytes)
}
