import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { CaseKeys } from './case-keys.ts'
import { joinContext } from './derive-key.ts'
import { damaged, wrongKey } from './vault-problem.ts'

/** Which row it is. Sealed bytes moved to another table, row or case do not open. */
export interface RowPlace {
  table: string
  row: string | number
}

const headerBytes = 1 + 4 + 12
const tagBytes = 16
/** Lengths are rounded up to this, so that the length of a name does not show. */
const step = 64

/**
 * The personal fields of one row, as one value for a `bytea` column: format (1 byte: 1), key version u32, nonce (12, random),
 * AES-256-GCM of the JSON padded with 0x80 and zeroes to a multiple of 64, tag (16). Bound to case, key, table and row. One key
 * version seals at most 2^32 rows (NIST SP 800-38D, 8.3): rotate before.
 */
export function sealRow(keys: CaseKeys, place: RowPlace, fields: unknown, nonce = randomBytes(12)): Buffer {
  const { version, id } = keys.active()
  const json = Buffer.from(JSON.stringify(fields), 'utf8')
  const padded = Buffer.alloc(Math.ceil((json.length + 1) / step) * step)
  padded.set(json)
  padded[json.length] = 0x80
  const header = Buffer.alloc(headerBytes)
  header[0] = 1
  header.writeUInt32BE(version, 1)
  header.set(nonce, 5)
  const cipher = createCipheriv('aes-256-gcm', keys.dataKeyFor(version, 'row'), nonce)
  cipher.setAAD(contextOf(keys.caseId, id, place))
  return Buffer.concat([header, cipher.update(padded), cipher.final(), cipher.getAuthTag()])
}

/** The fields that `sealRow` sealed. Throws `VAULT_DAMAGED`, or `VAULT_WRONG_KEY` where the key version is not there. */
export function openRow(keys: CaseKeys, place: RowPlace, sealed: Uint8Array): unknown {
  const version = rowKeyVersion(sealed)
  const { id } = keys.version(version)
  const end = sealed.length - tagBytes
  const nonce = sealed.subarray(5, headerBytes)
  const cipher = createDecipheriv('aes-256-gcm', keys.dataKeyFor(version, 'row'), nonce, { authTagLength: tagBytes })
  cipher.setAAD(contextOf(keys.caseId, id, place))
  cipher.setAuthTag(sealed.subarray(end))
  const padded = cipher.update(sealed.subarray(headerBytes, end))
  try {
    cipher.final()
  } catch {
    throw damaged(`A sealed row of ${place.table} was changed, moved, or belongs to another case`)
  }
  return JSON.parse(padded.toString('utf8', 0, padded.lastIndexOf(0x80)))
}

/** The row under the case's newest key, or undefined where it is already: for the pass over all rows after a rotation. */
export function resealRow(keys: CaseKeys, place: RowPlace, sealed: Uint8Array): Buffer | undefined {
  if (rowKeyVersion(sealed) === keys.active().version) return undefined
  return sealRow(keys, place, openRow(keys, place, sealed))
}

/** The key version that a sealed row needs, to find the rows to seal again after a rotation. */
export function rowKeyVersion(sealed: Uint8Array): number {
  if (sealed.length < headerBytes + step + tagBytes || sealed[0] !== 1) throw damaged('This is not a sealed row')
  const version = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length).readUInt32BE(1)
  if (version === 0) throw wrongKey('A sealed row names no key', 'It was not sealed by this program')
  return version
}

function contextOf(caseId: string, keyId: string, { table, row }: RowPlace): Buffer {
  return joinContext('cordon row 1', caseId, keyId, table, row)
}
