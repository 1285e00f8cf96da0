import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'
import { damaged } from './vault-problem.ts'

/**
 * HPKE, RFC 9180, base mode, one message per key: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-GCM. Anybody who has the public key can seal; only
 * the private key opens. It does not say who sealed.
 */
export interface Hpke {
  /** The ephemeral public key, 32 bytes. */
  enc: Buffer
  /** Ciphertext and tag (16). */
  sealed: Buffer
}

/** AES-256-GCM is what we use; the RFC's own test vectors for X25519 are of AES-128-GCM. */
export type Aead = 'aes-256-gcm' | 'aes-128-gcm'

const aeads = { 'aes-128-gcm': { id: 1, key: 16 }, 'aes-256-gcm': { id: 2, key: 32 } } as const
const kem = Buffer.concat([Buffer.from('KEM'), u16(0x20)])
const tagBytes = 16

/** Seals `text` for the holder of `publicKey`, bound to `info` and `aad`. `ephemeral` is for the RFC's test vectors only. */
export function hpkeSeal(
  publicKey: Uint8Array,
  info: Uint8Array,
  aad: Uint8Array,
  text: Uint8Array,
  aead: Aead = 'aes-256-gcm',
  ephemeral: KeyObject = generateKeyPairSync('x25519').privateKey,
): Hpke {
  const enc = rawPublic(ephemeral)
  const { key, nonce } = schedule(agree(ephemeral, publicKey), enc, publicKey, info, aead)
  const cipher = createCipheriv(aead, key, nonce)
  cipher.setAAD(aad)
  return { enc, sealed: Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]) }
}

/** Throws `VAULT_DAMAGED` where a bit, the key, `info` or `aad` is not the one it was sealed with. */
export function hpkeOpen(
  privateKey: KeyObject,
  info: Uint8Array,
  aad: Uint8Array,
  { enc, sealed }: Hpke,
  aead: Aead = 'aes-256-gcm',
): Buffer {
  if (sealed.length < tagBytes) throw damaged('What was sealed to a public key is not whole')
  const { key, nonce } = schedule(agree(privateKey, enc), enc, rawPublic(privateKey), info, aead)
  const end = sealed.length - tagBytes
  const cipher = createDecipheriv(aead, key, nonce, { authTagLength: tagBytes })
  cipher.setAAD(aad)
  cipher.setAuthTag(sealed.subarray(end))
  const text = cipher.update(sealed.subarray(0, end))
  try {
    return Buffer.concat([text, cipher.final()])
  } catch {
    text.fill(0)
    throw damaged('What was sealed to a public key was changed, moved, or is for another key')
  }
}

const pkcs8 = Buffer.from('302e020100300506032b656e04220420', 'hex')
const spki = Buffer.from('302a300506032b656e032100', 'hex')

/** A private key from its 32 bytes (RFC 7748), by the DER form of RFC 8410. */
export const privateKeyFrom = (raw: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8, raw]), format: 'der', type: 'pkcs8' })

/** The 32 bytes of a private key. */
export const rawPrivate = (key: KeyObject): Buffer =>
  key.export({ format: 'der', type: 'pkcs8' }).subarray(pkcs8.length)

/** The 32 bytes of the public key that belongs to a private one. */
export const rawPublic = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(spki.length)

/** Fails for the few public keys that give no secret (RFC 9180, 7.1.4). */
function agree(privateKey: KeyObject, publicKey: Uint8Array): Buffer {
  try {
    const key = createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' })
    return diffieHellman({ privateKey, publicKey: key })
  } catch {
    throw damaged('A public key of X25519 is none')
  }
}

/** RFC 9180, 4.1 and 5.1: the key and nonce of the one message. */
function schedule(dh: Buffer, enc: Uint8Array, publicKey: Uint8Array, info: Uint8Array, aead: Aead) {
  const { id, key: keyBytes } = aeads[aead]
  const suite = Buffer.concat([Buffer.from('HPKE'), u16(0x20), u16(1), u16(id)])
  const none = Buffer.alloc(0)
  const shared = expand(kem, extract(kem, none, 'eae_prk', dh), 'shared_secret', Buffer.concat([enc, publicKey]), 32)
  const baseMode = Buffer.alloc(1)
  const hashes = [extract(suite, none, 'psk_id_hash', none), extract(suite, none, 'info_hash', info)]
  const context = Buffer.concat([baseMode, ...hashes])
  const secret = extract(suite, shared, 'secret', none)
  return {
    key: expand(suite, secret, 'key', context, keyBytes),
    nonce: expand(suite, secret, 'base_nonce', context, 12),
  }
}

function extract(suite: Uint8Array, salt: Uint8Array, label: string, secret: Uint8Array): Buffer {
  return createHmac('sha256', salt).update('HPKE-v1').update(suite).update(label).update(secret).digest()
}

/** One block of HKDF-Expand is enough: nothing here is longer than 32 bytes. */
function expand(suite: Uint8Array, secret: Uint8Array, label: string, info: Uint8Array, bytes: number): Buffer {
  const labelled = createHmac('sha256', secret).update(u16(bytes)).update('HPKE-v1').update(suite).update(label)
  return labelled.update(info).update(Buffer.of(1)).digest().subarray(0, bytes)
}

function u16(value: number): Buffer {
  return Buffer.of(value >> 8, value & 0xff)
}
