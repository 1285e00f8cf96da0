import type { CaseVault } from '../../../base/vault/index.ts'
import { partPath } from './own-upload.ts'

/** All bytes of an upload, in order, opened part by part. Throws `VAULT_DAMAGED` where a part is missing. */
export async function* uploadPieces(
  vault: CaseVault,
  uploadId: string,
  parts: readonly string[],
): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    const object = await vault.open(partPath(uploadId, part))
    if (object === undefined) throw new Error('a part of an upload is missing')
    try {
      yield* object.pieces()
    } finally {
      await object.close()
    }
  }
}
