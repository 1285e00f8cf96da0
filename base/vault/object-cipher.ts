import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto'
import type { CaseKeys } from './case-keys.ts'
import { joinContext } from './derive-key.ts'
import { nonceOf, type ObjectHeader, printHeader, tagBytes } from './object-format.ts'
import { damaged } from './vault-problem.ts'

/**
 * The key of one object: HKDF-SHA256 of the case's data key with the header's random salt, over the whole header and what
 * the object is for. So a changed header, another object's chunk, or an object under another name does not open. It lives
 * for one call only, so that sealing the vault ends every reader and writer at its next piece.
 */
export function withObjectKey<T>(keys: CaseKeys, header: ObjectHeader, purpose: string, use: (key: KeyObject) => T): T {
  const context = joinContext('cordon object key 1', keys.caseId, printHeader(header), purpose)
  return use(keys.deriveFrom({ version: header.keyVersion, id: header.keyId }, header.salt, context))
}

/** Ciphertext and tag of one chunk. */
export function sealChunk(
  key: KeyObject,
  prefix: Uint8Array,
  index: number,
  last: boolean,
  plain: Uint8Array,
): Buffer[] {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(prefix, index, last))
  const sealed = cipher.update(plain)
  cipher.final()
  return [sealed, cipher.getAuthTag()]
}

/** Throws `VAULT_DAMAGED` where a bit, the place or the last-flag of the chunk is not what was sealed. */
export function openChunk(
  key: KeyObject,
  prefix: Uint8Array,
  index: number,
  last: boolean,
  sealed: Uint8Array,
): Buffer {
  const end = sealed.length - tagBytes
  if (end < 0) throw damaged('A sealed object was cut')
  const cipher = createDecipheriv('aes-256-gcm', key, nonceOf(prefix, index, last), { authTagLength: tagBytes })
  cipher.setAuthTag(sealed.subarray(end))
  const plain = cipher.update(sealed.subarray(0, end))
  try {
    cipher.final()
  } catch {
    plain.fill(0)
    throw damaged(`Chunk ${index} of a sealed object was changed`)
  }
  return plain
}
