import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/** What a signature line of a note may be: Ed25519 over the text, or a witness's cosignature with its time (C2SP signed-note). */
export const signatureTypes = { note: 1, cosignature: 4 } as const
export type SignatureType = (typeof signatureTypes)[keyof typeof signatureTypes]

/** A public key with its name, as written in a vkey. `id` is four bytes as 8 hex digits. */
export interface Verifier {
  name: string
  id: string
  type: SignatureType
  vkey: string
  verify(text: Uint8Array, signature: Uint8Array): boolean
}

/** Whoever signs checkpoints: a key file here, a key service elsewhere. The key itself never leaves it. */
export interface Signer {
  verifier: Verifier
  /** 64 bytes. */
  sign(text: Uint8Array): Uint8Array
}

const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicHead = Buffer.from('302a300506032b6570032100', 'hex')
const keyBytes = 32

/** A signer from the 32 secret bytes of an Ed25519 key (RFC 8032). Names hold no space and no plus. */
export function signerOf(name: string, seed: Uint8Array, type: SignatureType = signatureTypes.note): Signer {
  const secret = createPrivateKey({ key: Buffer.concat([privateHead, seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' })
  return {
    verifier: verifierOf(name, spki.subarray(-keyBytes), type),
    sign: (text) => sign(null, text, secret),
  }
}

/** The 32 public bytes that belong to a secret. */
export function publicBytes(seed: Uint8Array): Uint8Array {
  const secret = createPrivateKey({ key: Buffer.concat([privateHead, seed]), format: 'der', type: 'pkcs8' })
  return createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-keyBytes)
}

/** Reads a vkey, `name+id+base64(type || key)`; undefined where it is none, or its id does not belong to its key. */
export function parseVkey(text: string): Verifier | undefined {
  const [, name, id, base64] = /^([^\s+]{1,200})\+([0-9a-f]{8})\+([A-Za-z0-9+/=]{44})$/.exec(text) ?? []
  if (name === undefined || base64 === undefined) return undefined
  const bytes = Buffer.from(base64, 'base64')
  const type = Object.values(signatureTypes).find((known) => known === bytes[0])
  if (type === undefined || bytes.length !== keyBytes + 1) return undefined
  const key = verifierOf(name, bytes.subarray(1), type)
  return key.id === id && key.vkey === text ? key : undefined
}

function verifierOf(name: string, key: Uint8Array, type: SignatureType): Verifier {
  if (!/^[^\s+]{1,200}$/.test(name)) throw new RangeError(`"${name}" cannot be the name of a key`)
  const typed = Buffer.concat([Uint8Array.of(type), key])
  const id = createHash('sha256').update(`${name}\n`).update(typed).digest('hex').slice(0, 8)
  const open: KeyObject = createPublicKey({ key: Buffer.concat([publicHead, key]), format: 'der', type: 'spki' })
  return {
    name,
    id,
    type,
    vkey: `${name}+${id}+${typed.toString('base64')}`,
    verify: (text, signature) => verify(null, text, open, signature),
  }
}
