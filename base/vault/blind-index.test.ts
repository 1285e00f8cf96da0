import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blindIndex, compoundIndex, normalisers } from './blind-index.ts'
import { fixedKeys } from './object.fixture.ts'
import { openRow, sealRow } from './seal-row.ts'
import { openVault, seeded } from './vault.fixture.ts'

const { identifier, phone, name, email } = normalisers
const keys = fixedKeys()

test('spellings of one value find each other', () => {
  const same = [
    ['hkid', 'A123456(3)', 'a1234563', identifier],
    ['hkid', 'Ａ１２３４５６（３）', 'A 123456 (3)', identifier],
    ['phone', '+852 9123 0000', '852-91230000', phone],
    ['name', 'Chan, Siu-Ming', 'CHAN  SIU MING', name],
    ['name', 'O’Neil', "o'neil", name],
    ['email', ' Ming@Harbour.example', 'ming@harbour.example ', email],
  ] as const
  for (const [field, one, two, normalise] of same) {
    expect(blindIndex(keys, field, one, normalise)).toBe(blindIndex(keys, field, two, normalise))
    expect(blindIndex(keys, field, one, normalise)).toMatch(/^[0-9a-f]{64}$/)
  }
  expect(blindIndex(keys, 'name', 'Chan Siu Ming', name)).not.toBe(blindIndex(keys, 'name', 'Chan Siu Man', name))
})

test('nothing has no token', () => {
  for (const value of ['', '  ', '(-)']) expect(blindIndex(keys, 'hkid', value, identifier)).toBeUndefined()
  const parts = [
    ['Chan', name],
    ['', name],
  ] as const
  expect(compoundIndex(keys, 'name+year', parts, 32)).toBeUndefined()
})

test('known answer', () => {
  expect(blindIndex(keys, 'hkid', 'A123456(3)', identifier)).toMatchInlineSnapshot(
    `"24f9f26304b9a9d8f9366a508d1942febf536f805315a2e7cbae514a48151ec8"`,
  )
})

test('the same value has another token in another case, another field and another kind of index', () => {
  const value = 'A123456(3)'
  const tokens = [
    blindIndex(keys, 'hkid', value, identifier),
    blindIndex(keys, 'passport', value, identifier),
    blindIndex(fixedKeys('case-2'), 'hkid', value, identifier),
    compoundIndex(keys, 'hkid', [[value, identifier]], 64),
    keys.lookupKeyFor('blind index', 'hkid').export().toString('hex'),
  ]
  const heads = tokens.map((token) => token!.slice(0, 16))
  expect(new Set(heads).size).toBe(heads.length)
})

test('tokens stay when the data key rotates, or nobody would be found any more', async () => {
  const keyring = await openVault(['case-1'])
  const token = () => blindIndex(keyring.caseKeys('case-1'), 'hkid', 'A123456(3)', identifier)
  const before = token()
  await keyring.rotateCase('case-1')
  expect(token()).toBe(before)
})

test('a compound token is cut, and its parts cannot run into each other', () => {
  const token = (a: string, b: string, bits = 32) =>
    compoundIndex(
      keys,
      'name+year',
      [
        [a, normalisers.exact],
        [b, normalisers.exact],
      ],
      bits,
    )
  expect(token('Chan', '1984')).toMatch(/^[0-9a-f]{8}$/)
  expect(token('Chan', '1984', 8)).toBe(token('Chan', '1984')!.slice(0, 2))
  expect(token('Chan1', '984')).not.toBe(token('Chan', '1984'))
  for (const bits of [0, 4, 7, 65, 128, Number.NaN]) expect(() => token('a', 'b', bits)).toThrow(RangeError)
})

test('with few bits many people share a token, as intended', () => {
  const tokens = Array.from({ length: 2000 }, (_, i) => compoundIndex(keys, 'x', [[`${i}`, name]], 8)!)
  expect(new Set(tokens).size).toBe(256)
})

test('normalising twice changes nothing more', () => {
  for (const normalise of Object.values(normalisers))
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (value) => normalise(normalise(value)) === normalise(value)))
})

/**
 * The attack: a thief has the whole table (sealed rows, tokens), the code, a dictionary in which every true value stands,
 * and even another case's keys of the same vault, but not this case's. What can be computed without a key is computed.
 */
test('a stolen table with a full dictionary gives up nobody', async () => {
  const keyring = await openVault(['case-1', 'case-2'])
  const own = keyring.caseKeys('case-1')
  const { below } = seeded(3)
  const people = Array.from({ length: 300 }, (_, row) => ({
    row,
    name: `Person ${below(1e9)}`,
    hkid: `Z${String(below(1_000_000)).padStart(6, '0')}(${below(10)})`,
    phone: `+8529${String(below(10_000_000)).padStart(7, '0')}`,
  }))
  const fields = [
    ['hkid', identifier],
    ['phone', phone],
    ['name', name],
  ] as const
  const stolen = people.map((person) => ({
    sealed: sealRow(own, { table: 'people', row: person.row }, person),
    tokens: fields.map(([field, normalise]) => blindIndex(own, field, person[field], normalise)!),
  }))
  const tokens = new Set(stolen.flatMap((row) => row.tokens))
  expect(tokens.size).toBe(900)

  const foreign = keyring.caseKeys('case-2')
  const dictionary = people.flatMap((person) =>
    fields.map(([field, normalise]) => [field, person[field], normalise] as const),
  )
  let found = 0
  for (const [field, value, normalise] of dictionary) {
    const text = normalise(value)
    const guesses = [
      ...['sha1', 'sha256', 'sha512', 'md5'].map((kind) => createHash(kind).update(text).digest('hex')),
      ...['', field, 'case-1', `case-1${field}`, 'blind index'].map((key) =>
        createHmac('sha256', key).update(text).digest('hex'),
      ),
      blindIndex(foreign, field, value, normalise)!,
    ]
    for (const guess of guesses) if (tokens.has(guess)) found++
  }
  expect(found).toBe(0)

  const dump = Buffer.concat(stolen.map(({ sealed, tokens }) => Buffer.concat([sealed, Buffer.from(tokens.join(''))])))
  for (const [, value, normalise] of dictionary)
    for (const text of [value, normalise(value)]) expect(dump.includes(text)).toBe(false)
  for (const [row, { sealed }] of stolen.entries())
    expect(() => openRow(foreign, { table: 'people', row }, sealed)).toThrow()

  // With the key the same dictionary finds everybody: the test looks for what is there.
  const mine = dictionary.filter(([field, value, normalise]) => tokens.has(blindIndex(own, field, value, normalise)!))
  expect(mine).toHaveLength(900)
})

test('what does leak: equal values of one field have equal tokens, so a common name shows as common', () => {
  const roster = ['Chan Tai Man', 'Chan Tai Man', 'Chan Tai Man', 'Au Yeung Ling']
  const counts = new Map<string, number>()
  for (const one of roster) {
    const token = blindIndex(keys, 'name', one, name)!
    counts.set(token, (counts.get(token) ?? 0) + 1)
  }
  expect([...counts.values()].sort()).toEqual([1, 3])
})
