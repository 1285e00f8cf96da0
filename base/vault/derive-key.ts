import { createHash, createHmac, hkdfSync } from 'node:crypto'

export const keyBytes = 32

/**
 * Joins the parts of a context so that no two lists of parts give the same bytes: each part as u32 length (big endian) and
 * its bytes, text as UTF-8, numbers as decimal text.
 */
export function joinContext(...parts: readonly (string | number | Uint8Array)[]): Buffer {
  const texts = parts.map((part) => (typeof part === 'number' ? String(part) : part))
  const lengths = texts.map((part) => (typeof part === 'string' ? Buffer.byteLength(part) : part.length))
  const joined = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + 4 + length, 0))
  let at = 0
  for (const [i, part] of texts.entries()) {
    at = joined.writeUInt32BE(lengths[i]!, at)
    if (typeof part === 'string') joined.write(part, at)
    else joined.set(part, at)
    at += lengths[i]!
  }
  return joined
}

/**
 * A key of its own for one use: HKDF-SHA256 (RFC 5869) of `key` with `salt`, info = SHA-256 of the joined context (hashed,
 * because Node takes at most 1,024 bytes of info). 32 bytes.
 */
export function deriveKey(key: Uint8Array, salt: Uint8Array, context: Uint8Array): Buffer {
  const info = createHash('sha256').update(context).digest()
  return Buffer.from(hkdfSync('sha256', key, salt, info, keyBytes))
}

/**
 * The public name of a key: HMAC-SHA256 of a fixed text, first 16 bytes, hex. It says nothing about the key, and because
 * it is checked, a sealed object can be opened by one key only (GCM alone does not promise that).
 */
export function keyIdOf(key: Uint8Array): string {
  return createHmac('sha256', key).update('cordon key id 1').digest().subarray(0, 16).toString('hex')
}
