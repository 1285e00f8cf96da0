import { CaseKeys } from './case-keys.ts'
import { keyIdOf } from './derive-key.ts'
import { openObject, type SealedObject } from './open-object.ts'
import { sealObject } from './seal-object.ts'

/** Fixed keys of a case: version n is filled with byte n, the look-up key with 0xee. */
export function fixedKeys(caseId = 'case-1', versions = [1], active = versions.at(-1)!): CaseKeys {
  const data = versions.map((version) => {
    const bytes = Buffer.alloc(32, version)
    return { version, id: keyIdOf(bytes), bytes }
  })
  return new CaseKeys(caseId, data, active, Buffer.alloc(32, 0xee))
}

export const fixedRandom = { salt: Buffer.alloc(32, 0x51), prefix: Buffer.alloc(7, 0x17) }

/** All sealed bytes of a content given in pieces. */
export async function sealAll(pieces: Iterable<Uint8Array>, keys = fixedKeys(), purpose = 'test'): Promise<Buffer> {
  const out: Buffer[] = []
  for await (const piece of sealObject(pieces, () => keys, { purpose })) out.push(piece)
  return Buffer.concat(out)
}

export function openBytes(sealed: Buffer, keys = fixedKeys(), purpose = 'test'): Promise<SealedObject> {
  const stored = {
    size: sealed.length,
    read: async (offset: number, length: number) => sealed.subarray(offset, offset + length),
    close: async () => {},
  }
  return openObject(stored, () => keys, purpose)
}

export async function openAll(sealed: Buffer, keys = fixedKeys(), purpose = 'test'): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of (await openBytes(sealed, keys, purpose)).pieces()) pieces.push(piece)
  return Buffer.concat(pieces)
}
