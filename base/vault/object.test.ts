import { createHash, webcrypto } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinContext, keyIdOf } from './derive-key.ts'
import { fixedKeys, fixedRandom, openAll, openBytes, sealAll } from './object.fixture.ts'
import { chunkBytes } from './object-format.ts'
import { sealObject } from './seal-object.ts'
import { openVault, seeded } from './vault.fixture.ts'

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
const borders = [0, 1, 15, 16, 17, chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes, 17 * chunkBytes + 5]
const text = (length: number): Buffer => seeded(length + 1).bytes(length)

/** The format once more, from its description alone and with another implementation of the primitives. */
async function sealByTheBook(content: Buffer, key: Buffer, caseId: string, purpose: string): Promise<Buffer> {
  const { salt, prefix } = fixedRandom
  const length = Buffer.alloc(2)
  length.writeUInt16BE(72 + caseId.length)
  const start = Buffer.concat([Buffer.from('CORDSEAL'), Buffer.from([1, 16]), length, Buffer.from([0, 0, 0, 1])])
  const name = Buffer.concat([Buffer.from([caseId.length]), Buffer.from(caseId)])
  const header = Buffer.concat([start, Buffer.from(keyIdOf(key), 'hex'), salt, prefix, name])
  const { subtle } = webcrypto
  const info = sha256(joinContext('cordon object key 1', caseId, header, purpose))
  const base = await subtle.importKey('raw', key, 'HKDF', false, ['deriveBits'])
  const raw = await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, base, 256)
  const aes = await subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt'])
  const size = Buffer.alloc(8)
  size.writeBigUInt64BE(BigInt(content.length))
  const chunks: Buffer[] = []
  for (let at = 0; at < content.length; at += chunkBytes) chunks.push(content.subarray(at, at + chunkBytes))
  chunks.push(Buffer.concat([sha256(content), size]))
  const sealed = chunks.map((chunk, index) => {
    const counter = Buffer.alloc(5)
    counter.writeUInt32BE(index)
    counter[4] = index === chunks.length - 1 ? 1 : 0
    return subtle.encrypt({ name: 'AES-GCM', iv: Buffer.concat([prefix, counter]) }, aes, chunk)
  })
  return Buffer.concat([header, ...(await Promise.all(sealed)).map((one) => Buffer.from(one))])
}

test('the bytes are those of the description, computed by WebCrypto', async () => {
  for (const size of [0, 1, chunkBytes, chunkBytes + 1, 3 * chunkBytes - 1]) {
    const content = text(size)
    const out: Buffer[] = []
    const options = { purpose: 'test', random: fixedRandom }
    for await (const piece of sealObject([content], () => fixedKeys(), options)) out.push(piece)
    const expected = await sealByTheBook(content, Buffer.alloc(32, 1), 'case-1', 'test')
    expect(Buffer.concat(out).equals(expected)).toBe(true)
  }
})

test('known answers, so that no later version writes other bytes under the same format number', async () => {
  const answers: Record<string, string> = {}
  for (const content of ['', 'harbour']) {
    const out: Buffer[] = []
    const options = { purpose: 'content', random: fixedRandom }
    for await (const piece of sealObject([Buffer.from(content)], () => fixedKeys(), options)) out.push(piece)
    answers[content] = Buffer.concat(out).toString('hex', 16)
  }
  expect(keyIdOf(Buffer.alloc(32, 1))).toMatchInlineSnapshot(`"87ba29b4b19b710903e0fab46e6ef172"`)
  expect(answers).toMatchInlineSnapshot(`
    {
      "": "87ba29b4b19b710903e0fab46e6ef17251515151515151515151515151515151515151515151515151515151515151511717171717171706636173652d316d910882b66abfd41e359fa9c694b9b81d51368409123334b1916857ae757f3b50565b9b137b236a7ca4d7332f9e83cd1db6f062bdff9aff",
      "harbour": "87ba29b4b19b710903e0fab46e6ef17251515151515151515151515151515151515151515151515151515151515151511717171717171706636173652d314d01b2db7a1909ee477e204bf2af97035f77ec35c11e3d9c2fe0383283f8be4ccbfb6886eca0f9f5e21c5c6c665854fff2ed7360bf33c6ee5bb0c463d6a01471669d79552c94a011b88db625566f68",
    }
  `)
})

test('any size comes back, in any pieces, and any range of it', async () => {
  for (const size of borders) {
    const content = text(size)
    const { below } = seeded(size)
    const pieces: Buffer[] = []
    for (let at = 0; at < size; ) {
      const length = 1 + below(below(3) === 0 ? 200_000 : 3000)
      pieces.push(content.subarray(at, at + length))
      at += length
    }
    const sealed = await sealAll(pieces)
    expect(sealed.length).toBe(78 + size + 16 * Math.ceil(size / chunkBytes) + 56)
    expect((await openAll(sealed)).equals(content)).toBe(true)
    const object = await openBytes(sealed)
    expect([object.bytes, object.sha256]).toEqual([size, sha256(content).toString('hex')])
  }
})

test('reading a range gives what slicing gives', async () => {
  const content = text(3 * chunkBytes + 77)
  const object = await openBytes(await sealAll([content]))
  const edge = fc.constantFrom(0, 1, 2, 3).chain((n) => fc.integer({ min: -2, max: 2 }).map((d) => n * chunkBytes + d))
  const offset = fc.oneof(edge, fc.integer({ min: 0, max: content.length + 10 })).filter((n) => n >= 0)
  const length = fc.oneof(
    fc.integer({ min: 0, max: 40 }),
    edge.filter((n) => n >= 0),
    fc.nat(content.length + 10),
  )
  await fc.assert(
    fc.asyncProperty(offset, length, async (from, size) => {
      expect((await object.read(from, size)).equals(content.subarray(from, from + size))).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('two seals of the same content have nothing in common but the header’s fixed part', async () => {
  const [one, two] = [await sealAll([text(1000)]), await sealAll([text(1000)])]
  expect(one.subarray(0, 32)).toEqual(two.subarray(0, 32))
  for (let at = 32; at + 16 <= 71; at += 16) expect(one.subarray(at, at + 16)).not.toEqual(two.subarray(at, at + 16))
  for (let at = 78; at + 16 <= one.length; at += 16)
    expect(one.subarray(at, at + 16)).not.toEqual(two.subarray(at, at + 16))
})

const refused = (error: unknown): boolean => /^VAULT_(DAMAGED|WRONG_KEY)$/.test((error as { code: string }).code)

async function expectRefused(sealed: Buffer, what: string): Promise<void> {
  const error = await openAll(sealed).then(
    () => undefined,
    (caught: unknown) => caught,
  )
  expect(error !== undefined && refused(error), `${what}: ${error}`).toBe(true)
}

test('every flipped bit of header and trailer is noticed, and a sample of those of the chunks', async () => {
  const sealed = await sealAll([text(2 * chunkBytes + 100)])
  const { below } = seeded(11)
  const bits = new Set<number>()
  for (let bit = 0; bit < 78 * 8; bit++) bits.add(bit)
  for (let bit = (sealed.length - 56) * 8; bit < sealed.length * 8; bit++) bits.add(bit)
  for (let i = 0; i < 400; i++) bits.add(below(sealed.length * 8))
  for (const bit of bits) {
    const flipped = Buffer.from(sealed)
    flipped[bit >> 3]! ^= 1 << (bit & 7)
    await expectRefused(flipped, `bit ${bit}`)
  }
})

test('in a small object every flipped bit is noticed', async () => {
  const sealed = await sealAll([Buffer.from('K1234567(8)')])
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const flipped = Buffer.from(sealed)
    flipped[bit >> 3]! ^= 1 << (bit & 7)
    await expectRefused(flipped, `bit ${bit}`)
  }
})

test('every way to cut or lengthen it is noticed', async () => {
  const small = await sealAll([text(300)])
  for (let length = 0; length < small.length; length++)
    await expectRefused(small.subarray(0, length), `cut at ${length}`)
  const content = text(3 * chunkBytes)
  const sealed = await sealAll([content])
  const chunk = chunkBytes + 16
  for (const cut of [1, 16, 56, 57, chunk, chunk + 56, 2 * chunk, 3 * chunk, 3 * chunk + 56])
    await expectRefused(sealed.subarray(0, sealed.length - cut), `short by ${cut}`)
  await expectRefused(Buffer.concat([sealed, Buffer.alloc(1)]), 'a byte more')
  await expectRefused(Buffer.concat([sealed, sealed.subarray(-56)]), 'two trailers')
  // Whole chunks left out before the trailer: the trailer then stands at another number.
  await expectRefused(
    Buffer.concat([sealed.subarray(0, 78 + chunk), sealed.subarray(-56)]),
    'the first chunk and the trailer',
  )
  await expectRefused(Buffer.concat([sealed.subarray(0, 78), sealed.subarray(-56)]), 'no chunk and the trailer')
})

test('chunks that changed places, or came from another object, are noticed', async () => {
  const [sealed, other] = [await sealAll([text(4 * chunkBytes)]), await sealAll([text(4 * chunkBytes)])]
  const chunk = chunkBytes + 16
  const part = (from: Buffer, i: number): Buffer => from.subarray(78 + i * chunk, 78 + (i + 1) * chunk)
  for (let a = 0; a < 4; a++) {
    for (let b = a + 1; b < 4; b++) {
      const swapped = Buffer.from(sealed)
      swapped.set(part(sealed, b), 78 + a * chunk)
      swapped.set(part(sealed, a), 78 + b * chunk)
      await expectRefused(swapped, `${a} and ${b} swapped`)
      const doubled = Buffer.from(sealed)
      doubled.set(part(sealed, a), 78 + b * chunk)
      await expectRefused(doubled, `${a} twice`)
    }
    const mixed = Buffer.from(sealed)
    mixed.set(part(other, a), 78 + a * chunk)
    await expectRefused(mixed, `${a} of another object`)
  }
  await expectRefused(Buffer.concat([other.subarray(0, 78), sealed.subarray(78)]), 'the header of another object')
  await expectRefused(Buffer.concat([sealed.subarray(0, -56), other.subarray(-56)]), 'the trailer of another object')
})

test('a damaged chunk spoils the ranges that touch it and no others', async () => {
  const content = text(3 * chunkBytes)
  const sealed = await sealAll([content])
  sealed[78 + chunkBytes + 16 + 5]! ^= 1
  const object = await openBytes(sealed)
  expect((await object.read(0, chunkBytes)).equals(content.subarray(0, chunkBytes))).toBe(true)
  expect((await object.read(2 * chunkBytes, 10)).equals(content.subarray(2 * chunkBytes, 2 * chunkBytes + 10))).toBe(
    true,
  )
  await expect(object.read(chunkBytes - 1, 2)).rejects.toThrow('Chunk 1 of a sealed object was changed')
})

test('another case, key, key version or purpose opens nothing', async () => {
  const sealed = await sealAll([Buffer.from('harbour')])
  const wrong = expect.objectContaining({ code: 'VAULT_WRONG_KEY' })
  await expect(openAll(sealed, fixedKeys('case-2'))).rejects.toThrow(wrong)
  await expect(openAll(sealed, fixedKeys('case-1', [2, 3]))).rejects.toThrow(wrong)
  expect((await openAll(sealed, fixedKeys('case-1', [1, 2]))).toString()).toBe('harbour')
  const damaged = expect.objectContaining({ code: 'VAULT_DAMAGED' })
  await expect(openAll(sealed, fixedKeys(), 'other')).rejects.toThrow(damaged)
  const renamed = Buffer.from(sealed)
  renamed.write('case-2', 72)
  await expect(openAll(renamed, fixedKeys('case-2'))).rejects.toThrow(damaged)
})

test('noise is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (noise, magic) => {
      await expectRefused(Buffer.concat([magic ? Buffer.from('CORDSEAL\x01\x10') : Buffer.alloc(0), noise]), 'noise')
    }),
  )
})

test('sealing the vault stops writers and readers at the next piece', async () => {
  const keyring = await openVault(['case-1'])
  const keys = () => keyring.caseKeys('case-1')
  const sealed = expect.objectContaining({ code: 'VAULT_SEALED' })
  const whole: Buffer[] = []
  for await (const piece of sealObject([text(40 * chunkBytes)], keys, { purpose: 'test' })) whole.push(piece)
  const bytes = Buffer.concat(whole)
  const { openObject } = await import('./open-object.ts')
  const stored = {
    size: bytes.length,
    read: async (at: number, n: number) => bytes.subarray(at, at + n),
    close: async () => {},
  }
  const reader = (await openObject(stored, keys, 'test')).pieces()
  await reader.next()
  const writer = sealObject([text(chunkBytes), text(chunkBytes)], keys, { purpose: 'test' })
  await writer.next()
  await writer.next()
  keyring.seal()
  await expect(reader.next()).rejects.toThrow(sealed)
  await expect(writer.next()).rejects.toThrow(sealed)
})
