import { dirname } from 'node:path'
import { makeFolder, writeFileAtomically } from '../files/index.ts'

/**
 * Keeps a signed (and perhaps cosigned) checkpoint as a file outside the case: on a stick, in a mail to counsel, printed. From then
 * on `./cordon verify --since` that file finds any change to the entries before it, even one made with the ledger's key.
 */
export function exportCheckpoint(note: string, file: string): void {
  makeFolder(dirname(file))
  writeFileAtomically(file, note)
}
