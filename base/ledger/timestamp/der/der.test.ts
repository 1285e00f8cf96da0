import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { booleanOf, DerReader, integerOf, NotDer, oidOf, onlyValue, timeOf } from './read-der.ts'
import { tags } from './tags.ts'
import { boolean, der, integer, nothing, octets, oid, sequence } from './write-der.ts'

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex')
const one = (bytes: Uint8Array) => new DerReader(bytes).next()

describe('what is written is what X.690 says, and reads back', () => {
  test.each([
    [integer(0n), '020100'],
    [integer(127n), '02017f'],
    [integer(128n), '02020080'],
    [integer(-128n), '020180'],
    [integer(-129n), '0202ff7f'],
    [integer(2n ** 63n), '0209008000000000000000'],
    [oid('1.2.840.113549.1.7.2'), '06092a864886f70d010702'],
    [oid('2.16.840.1.101.3.4.2.1'), '0609608648016503040201'],
    [oid('2.999.3'), '0603883703'],
    [boolean(true), '0101ff'],
    [nothing(), '0500'],
    [sequence(octets(Buffer.alloc(128, 1))), `308183048180${'01'.repeat(128)}`],
  ])('%#', (bytes, expected) => expect(bytes.toString('hex')).toBe(expected))

  test('numbers', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 255n), max: 2n ** 255n - 1n }), (number) => {
        expect(integerOf(one(integer(number)))).toBe(number)
      }),
    )
  })

  test('object identifiers', () => {
    const rest = fc.array(fc.bigInt({ min: 0n, max: 2n ** 40n }), { maxLength: 8 })
    const begin = fc.oneof(
      fc.tuple(fc.constantFrom(0n, 1n), fc.bigInt({ min: 0n, max: 39n })),
      fc.tuple(fc.constant(2n), fc.bigInt({ min: 0n, max: 9999n })),
    )
    fc.assert(
      fc.property(begin, rest, (first, others) => {
        const text = [...first, ...others].join('.')
        expect(oidOf(one(oid(text)))).toBe(text)
      }),
    )
  })

  test('values in values of any length', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (contents) => {
        const inside = onlyValue(sequence(...contents.map(octets)), tags.sequence).rest()
        expect(inside.map(({ content }) => Buffer.from(content))).toEqual(contents.map((one) => Buffer.from(one)))
      }),
    )
  })

  test('times to the millisecond', () => {
    const at = (text: string) => timeOf(one(der(tags.generalizedTime, Buffer.from(text))))
    expect(new Date(at('20260302090000Z')).toISOString()).toBe('2026-03-02T09:00:00.000Z')
    expect(new Date(at('20260302090000.5Z')).toISOString()).toBe('2026-03-02T09:00:00.500Z')
    expect(new Date(at('20260302090000.123456Z')).toISOString()).toBe('2026-03-02T09:00:00.123Z')
    for (const text of [
      '20260302090000',
      '20260230090000Z',
      '202603020900Z',
      '20260302090060Z',
      '20260302090000.50Z',
      '20260302090000+0800',
    ])
      expect(() => at(text)).toThrow(NotDer)
  })
})

describe('what is not DER is refused', () => {
  test.each([
    ['a length that is indefinite', '3080 0000'],
    ['a length of five bytes', '04850000000001 00'],
    ['a length with a byte too many', '048101 00'],
    ['a length with a leading zero', `04820080 ${'00'.repeat(128)}`],
    ['a tag of several bytes', '1f8101 00'],
    ['a cut value', '0405 0102'],
    ['a cut length', '0482 01'],
    ['nothing', ''],
  ])('%s', (_, bytes) => expect(() => one(hex(bytes))).toThrow(NotDer))

  test.each([
    ['a number with a byte too many', '0202 0001', integerOf],
    ['a negative one with a byte too many', '0202 ffff', integerOf],
    ['an empty number', '0200', integerOf],
    ['a yes of another value', '0101 01', booleanOf],
    ['an identifier that begins with nothing', '0603 2a8001', oidOf],
    ['an identifier that is cut', '0602 2a86', oidOf],
    ['an empty identifier', '0600', oidOf],
  ] as const)('%s', (_, bytes, read) => expect(() => read(one(hex(bytes)))).toThrow(NotDer))

  test('more than the one value', () => {
    expect(() => onlyValue(hex('3000 00'), tags.sequence)).toThrow(NotDer)
  })

  test('any bytes: an answer or a refusal, and never a look beyond them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const walk = (reader: DerReader, depth: number): void => {
          for (const value of reader.rest()) {
            expect(value.whole.length).toBeLessThanOrEqual(bytes.length)
            for (const read of [integerOf, booleanOf, oidOf, timeOf]) quietly(() => read(value))
            if (depth < 20) quietly(() => walk(new DerReader(value.content), depth + 1))
          }
        }
        quietly(() => walk(new DerReader(bytes), 0))
      }),
      { numRuns: 2000 },
    )
  })
})

/** Lets refusals pass, and nothing else. */
function quietly(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof NotDer)) throw error
  }
}
