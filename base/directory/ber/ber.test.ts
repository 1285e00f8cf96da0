import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FrameReader } from './frame-reader.ts'
import { BerReader } from './read-ber.ts'
import { Tag } from './tags.ts'
import { boolean, element, enumerated, integer, octets, sequence } from './write-ber.ts'

const notUnderstood = expect.objectContaining({ trouble: 'not-understood' })
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

test('known encodings: the numbers of X.690 8.3 and the tags of RFC 4511', () => {
  expect([0, 1, 127, 128, 255, 256, 32_767, 32_768, -1, -128, -129].map((n) => hex(integer(n)))).toEqual([
    '020100',
    '020101',
    '02017f',
    '02020080',
    '020200ff',
    '02020100',
    '02027fff',
    '0203008000',
    '0201ff',
    '020180',
    '0202ff7f',
  ])
  expect(hex(integer(0x7fff_ffff))).toBe('02047fffffff')
  expect(hex(integer(-0x8000_0000))).toBe('020480000000')
  expect(hex(boolean(true))).toBe('0101ff')
  expect(hex(enumerated(53))).toBe('0a0135')
  expect(hex(sequence(integer(1), octets('uid')))).toBe('3008020101' + '0403756964')
  expect(hex(octets(Buffer.alloc(200)).subarray(0, 3))).toBe('0481c8')
  expect(hex(octets(Buffer.alloc(70_000)).subarray(0, 5))).toBe('0483011170')
})

test('a number outside 32 bits is refused when written', () => {
  for (const wrong of [2 ** 31, -(2 ** 31) - 1, 1.5, Number.NaN]) expect(() => integer(wrong)).toThrow(RangeError)
})

const anyValue = fc.oneof(
  fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff }),
  fc.boolean(),
  fc.uint8Array({ maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
)

test('any sequence of values comes back as it was', () => {
  fc.assert(
    fc.property(fc.array(anyValue, { maxLength: 12 }), (values) => {
      const written = sequence(
        ...values.map((value) =>
          typeof value === 'number' ? integer(value) : typeof value === 'boolean' ? boolean(value) : octets(value),
        ),
      )
      const reader = new BerReader(written).inner(Tag.sequence)
      for (const value of values) {
        if (typeof value === 'number') expect(reader.integer()).toBe(value)
        else if (typeof value === 'boolean') expect(reader.boolean()).toBe(value)
        else if (typeof value === 'string') expect(reader.text()).toBe(value)
        else expect(hex(reader.octets())).toBe(hex(value))
      }
      reader.close()
    }),
  )
})

test('any bytes are read or not understood, never more than there are', () => {
  const readers: ((reader: BerReader) => unknown)[] = [
    (reader) => reader.integer(),
    (reader) => reader.boolean(),
    (reader) => reader.octets().length,
    (reader) => reader.text(),
    (reader) => reader.inner(Tag.sequence).octets(),
    (reader) => reader.skip(),
    (reader) => reader.close(),
  ]
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.nat(readers.length - 1), (bytes, which) => {
      const padded = Buffer.concat([Buffer.alloc(7, 0xee), bytes, Buffer.alloc(9, 0xee)])
      const outcome = (buffer: Uint8Array, at: number, end: number): unknown => {
        try {
          return JSON.stringify(readers[which]!(new BerReader(buffer, at, end))) ?? 'nothing'
        } catch (error) {
          expect(error).toEqual(notUnderstood)
          return 'not understood'
        }
      }
      // What stands before and behind the bytes must not matter.
      expect(outcome(padded, 7, 7 + bytes.length)).toBe(outcome(bytes, 0, bytes.length))
    }),
    { numRuns: 3000 },
  )
})

test.each([
  ['an indefinite length', '3080020101' + '0000'],
  ['a length of five octets', '30850000000001' + '00'],
  ['a length past the end', '3005020101'],
  ['a number of five octets', '3007' + '02050000000001'],
  ['an empty number', '3002' + '0200'],
  ['no bytes', ''],
])('%s is not understood', (_, bytes) => {
  expect(() => new BerReader(Buffer.from(bytes, 'hex')).inner(Tag.sequence).integer()).toThrow(notUnderstood)
})

test('messages come out whole, however the stream is cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 }),
      (contents, cuts) => {
        const messages = contents.map((content) => element(Tag.sequence, content))
        const stream = Buffer.concat(messages)
        const frames = new FrameReader(1024)
        const out: string[] = []
        for (let at = 0, turn = 0; at < stream.length; turn++) {
          const size = cuts[turn % cuts.length]!
          out.push(...frames.push(stream.subarray(at, at + size)).map(hex))
          at += size
        }
        expect(out).toEqual(messages.map(hex))
        expect(frames.held).toBe(0)
      },
    ),
  )
})

test('a message over the limit is refused at its header, before it is kept', () => {
  const frames = new FrameReader(1000)
  expect(frames.push(Buffer.from([0x30]))).toEqual([])
  expect(frames.push(Buffer.from([0x82]))).toEqual([])
  expect(() => frames.push(Buffer.from([0x03, 0xe8]))).toThrow(notUnderstood)
  expect(() => new FrameReader(1000).push(Buffer.from('HTTP/1.1 400 Bad Request'))).toThrow(notUnderstood)
})

test('a stream of single bytes costs no more than its length', () => {
  const message = element(Tag.sequence, Buffer.alloc(60_000))
  const frames = new FrameReader(1 << 20)
  let whole = 0
  for (const byte of message) whole += frames.push(Buffer.from([byte])).length
  expect(whole).toBe(1)
})
