import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fixedKeys } from './object.fixture.ts'
import { openRow, resealRow, rowKeyVersion, sealRow } from './seal-row.ts'

const place = { table: 'people', row: 'p-17' }
const fields = { name: '陳小明', hkid: 'A123456(3)', phone: '+852 9123 0000' }
const damaged = expect.objectContaining({ code: 'VAULT_DAMAGED' })
const wrong = expect.objectContaining({ code: 'VAULT_WRONG_KEY' })

test('any JSON comes back', () => {
  const keys = fixedKeys()
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), fc.oneof(fc.string(), fc.nat()), (value, table, row) => {
      const sealed = sealRow(keys, { table, row }, value)
      expect(openRow(keys, { table, row }, sealed)).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('known answer', () => {
  expect(sealRow(fixedKeys(), place, { name: 'Chan' }, Buffer.alloc(12, 7)).toString('hex')).toMatchInlineSnapshot(
    `"0100000001070707070707070707070707bc4395a9fee464ea346591e13d77196c08286499ba2d81f9819127f7fe0e1d55a05dfba69f9ae783078d3a8527630c006251c15b815c5678bf855627e47fcaca455b36941361c1bfd3e02f6c56debb56"`,
  )
})

test('a row sealed twice looks different, and its length tells only a multiple of 64', () => {
  const keys = fixedKeys()
  expect(sealRow(keys, place, fields)).not.toEqual(sealRow(keys, place, fields))
  const lengths = Array.from({ length: 200 }, (_, i) => sealRow(keys, place, 'x'.repeat(i)).length)
  expect([...new Set(lengths)]).toEqual([97, 161, 225, 289])
})

test('moved to another row, table or case, or opened with another key, it does not open', () => {
  const sealed = sealRow(fixedKeys(), place, fields)
  for (const other of [
    { ...place, row: 'p-18' },
    { ...place, table: 'peopl' },
    { table: 'peoplep', row: '-17' },
  ])
    expect(() => openRow(fixedKeys(), other, sealed)).toThrow(damaged)
  expect(() => openRow(fixedKeys('case-2'), place, sealed)).toThrow(damaged)
  expect(() => openRow(fixedKeys('case-1', [2]), place, sealed)).toThrow(wrong)
  const later = Buffer.from(sealed)
  later.writeUInt32BE(2, 1)
  expect(() => openRow(fixedKeys('case-1', [1, 2]), place, later)).toThrow(damaged)
})

test('every flipped bit and every cut is noticed', () => {
  const keys = fixedKeys('case-1', [1, 2, 3])
  const sealed = sealRow(keys, place, fields)
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const flipped = Buffer.from(sealed)
    flipped[bit >> 3]! ^= 1 << (bit & 7)
    expect(() => openRow(keys, place, flipped)).toThrow(/changed, moved|no such key|not a sealed row/)
  }
  for (let length = 0; length < sealed.length; length++)
    expect(() => openRow(keys, place, sealed.subarray(0, length))).toThrow(damaged)
})

test('an error tells the table, not the person', () => {
  const sealed = sealRow(fixedKeys(), place, fields)
  sealed[40]! ^= 1
  try {
    openRow(fixedKeys(), place, sealed)
    expect.unreachable()
  } catch (problem) {
    expect(`${(problem as Error).stack}${JSON.stringify(problem)}`).not.toMatch(/陳|A123456|9123|p-17/)
  }
})

test('rows to be sealed again after a rotation are known by their version', () => {
  const old = sealRow(fixedKeys('case-1', [1]), place, fields)
  const keys = fixedKeys('case-1', [1, 2])
  expect([rowKeyVersion(old), rowKeyVersion(sealRow(keys, place, fields))]).toEqual([1, 2])
  expect(openRow(keys, place, old)).toEqual(fields)
  const young = resealRow(keys, place, old)!
  expect([rowKeyVersion(young), openRow(keys, place, young)]).toEqual([2, fields])
  expect(resealRow(keys, place, young)).toBeUndefined()
})
