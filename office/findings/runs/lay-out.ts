import { bytesOfFile, writePieces } from '../../../base/files/index.ts'
import type { CaseVault } from '../../../base/vault/index.ts'

/** Opens a sealed object into a file. Throws where it is missing, `VAULT_DAMAGED`, `DISK_FULL`. */
export async function layOut(vault: CaseVault, object: string, path: string): Promise<void> {
  const sealed = await vault.open(object)
  if (sealed === undefined) throw new Error('a sealed object of the case is missing')
  try {
    await writePieces(path, sealed.pieces())
  } finally {
    await sealed.close()
  }
}

/** Seals a file of this machine under a path of the case. */
export async function sealFile(vault: CaseVault, path: string, object: string): Promise<void> {
  const content = bytesOfFile(path)
  try {
    await vault.write(object, content.pieces())
  } finally {
    content.close()
  }
}
