import { createHash, generateKeyPairSync } from 'node:crypto'
import { joinContext } from './derive-key.ts'
import { hpkeOpen, hpkeSeal, privateKeyFrom, rawPrivate, rawPublic } from './hpke.ts'
import type { RowPlace } from './seal-row.ts'
import { damaged, wrongKey } from './vault-problem.ts'

/** X25519, 32 bytes each. The public half seals while the vault is sealed; the private half lies in it. */
export interface SealingPair {
  publicKey: Buffer
  privateKey: Buffer
}

const idBytes = 16
const encBytes = 32
const headerBytes = 1 + idBytes + encBytes
const tagBytes = 16
/** Lengths are rounded up to this, so that the length of a report tells little. */
const step = 256

export function newSealingPair(): SealingPair {
  const { privateKey } = generateKeyPairSync('x25519')
  return { publicKey: Buffer.from(rawPublic(privateKey)), privateKey: Buffer.from(rawPrivate(privateKey)) }
}

/**
 * The fields of one row, sealed for whoever holds the private key, as one value for a `bytea` column: format (1 byte: 1), id of the public key (16),
 * ephemeral public key (32), AES-256-GCM of the JSON padded with 0x80 and zeroes to a multiple of 256, tag (16). HPKE base mode, bound to the
 * key, table and row. Needs no open vault; whoever sealed cannot open it again.
 */
export function sealTo(publicKey: Uint8Array, place: RowPlace, fields: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(fields), 'utf8')
  const padded = Buffer.alloc(Math.ceil((json.length + 1) / step) * step)
  padded.set(json)
  padded[json.length] = 0x80
  const { enc, sealed } = hpkeSeal(publicKey, info, contextOf(place), padded)
  return Buffer.concat([Buffer.of(1), publicKeyId(publicKey), enc, sealed])
}

/** The fields that `sealTo` sealed. Throws `VAULT_DAMAGED`, or `VAULT_WRONG_KEY` where it is for another key. */
export function openSealedTo({ publicKey, privateKey }: SealingPair, place: RowPlace, bytes: Uint8Array): unknown {
  if (bytes.length < headerBytes + step + tagBytes || bytes[0] !== 1)
    throw damaged('This was not sealed to a public key')
  if (!publicKeyId(publicKey).equals(bytes.subarray(1, 1 + idBytes)))
    throw wrongKey('It is sealed to another public key', 'Open it with the private half of that key')
  const key = privateKeyFrom(privateKey)
  if (!rawPublic(key).equals(publicKey)) throw damaged('The two halves of a key pair do not belong together')
  const enc = Buffer.from(bytes.subarray(1 + idBytes, headerBytes))
  const sealed = Buffer.from(bytes.subarray(headerBytes))
  const padded = hpkeOpen(key, info, contextOf(place), { enc, sealed })
  return JSON.parse(padded.toString('utf8', 0, padded.lastIndexOf(0x80)))
}

const info = Buffer.from('cordon sealed to public 1')

function publicKeyId(publicKey: Uint8Array): Buffer {
  return createHash('sha256').update('cordon public key id 1').update(publicKey).digest().subarray(0, idBytes)
}

const contextOf = ({ table, row }: RowPlace): Buffer => joinContext(table, row)
