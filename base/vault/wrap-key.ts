import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { keyBytes } from './derive-key.ts'

const nonceBytes = 12
const tagBytes = 16
/** Bytes of a wrapped 32-byte key: nonce, ciphertext, tag. */
export const wrappedBytes = nonceBytes + keyBytes + tagBytes

/** AES-256-GCM of a 32-byte key under another, bound to `context`: nonce (12), ciphertext (32), tag (16). */
export function wrapKey(wrapping: Uint8Array, key: Uint8Array, context: Uint8Array, nonce = randomBytes(12)): Buffer {
  if (key.length !== keyBytes) throw new Error(`a key has ${keyBytes} bytes, not ${key.length}`)
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce)
  cipher.setAAD(context)
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
}

/** The wrapped key, or undefined where the wrapping key, the context or a bit of it is not the one it was made with. */
export function unwrapKey(wrapping: Uint8Array, wrapped: Uint8Array, context: Uint8Array): Buffer | undefined {
  if (wrapped.length !== wrappedBytes) return undefined
  const cipher = createDecipheriv('aes-256-gcm', wrapping, wrapped.subarray(0, nonceBytes), { authTagLength: tagBytes })
  cipher.setAAD(context)
  cipher.setAuthTag(wrapped.subarray(nonceBytes + keyBytes))
  const key = Buffer.alloc(keyBytes)
  key.set(cipher.update(wrapped.subarray(nonceBytes, nonceBytes + keyBytes)))
  try {
    cipher.final()
    return key
  } catch {
    key.fill(0)
    return undefined
  }
}
