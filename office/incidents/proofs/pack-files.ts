import { CaseVault } from '../../../base/vault/index.ts'
import type { Office } from '../../access/index.ts'
import { hashOf } from './pack-documents.ts'

export const vaultOf = (office: Office, caseId: string): CaseVault =>
  new CaseVault(office.keyring, office.objects, caseId)

/**
 * Where the files of a pack lie in the case's vault until it is closed, by what the ledger says of them: a second maker whose files differ does not
 * write over the ones that were recorded.
 */
export function documentsPath(id: string, files: Readonly<Record<string, string>>): string {
  const names = Object.keys(files).sort()
  return `proofs/${id}/${hashOf(names.map((name) => `${name} ${files[name]}`).join('\n'))}.json`
}

export const packPath = (id: string): string => `proofs/${id}/pack.zip`
/** What whoever downloads it should call it; names nobody. */
export const packName = (code: string, id: string): string => `proof-${code}-${id.slice(0, 8)}.zip`
