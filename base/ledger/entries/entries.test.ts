import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { decodeEntry, EntryRefused, encodeEntry } from './encode-entry.ts'
import type { LedgerEntry } from './entry.ts'
import { engineKinds } from './kinds.ts'
import { looksPersonal } from './personal-shapes.ts'
import { referenceTo } from './reference.ts'

const key = new Uint8Array(32).fill(3)
const sha256 = 'ab'.repeat(32)
const started: LedgerEntry = {
  seq: 0,
  at: '2026-03-02T09:00:00.000Z',
  actor: 'program:cordon-0.1.0',
  what: 'run.started',
  subject: null,
  facts: { version: '0.1.0', settings: sha256, sources: 2 },
}
const finished: LedgerEntry = {
  ...started,
  what: 'run.finished',
  facts: { counts: { 'people.proven': 12 }, results: { 'people.csv': sha256, 'tables/items.parquet': sha256 } },
}
const encode = (entry: object) => encodeEntry(entry as LedgerEntry, engineKinds)

test('an entry reads back as it was written', () => {
  for (const entry of [started, finished]) expect(decodeEntry(encode(entry))).toEqual(entry)
})

describe('an entry is refused', () => {
  const refused: Record<string, object> = {
    'is not a kind': { ...started, what: 'patient.read' },
    'its keys are not': { ...started, note: 'hello' },
    'no. 4': { ...started, facts: { ...started.facts, 'Chan Siu Ming': 1 } },
    'does not state version': { ...started, facts: { settings: sha256, sources: 2 } },
    'sources of run.started is not a whole number': { ...started, facts: { ...started.facts, sources: 1.5 } },
    'settings of run.started is not a SHA-256': { ...started, facts: { ...started.facts, settings: 'A123456(7)' } },
    'looks like an e-mail address': { ...started, facts: { ...started.facts, version: 'mei@clinic.example' } },
    'looks like an identity card number': { ...started, facts: { ...started.facts, version: 'a123456-7' } },
    'looks like a name or sentence': { ...started, facts: { ...started.facts, version: 'chan siu ming' } },
    'no. 1, that looks like a telephone': { ...finished, facts: { counts: {}, results: { '5123-4567.txt': sha256 } } },
    'no. 1, that is not a code': { ...finished, facts: { counts: {}, results: { '../people.csv': sha256 } } },
    'no. 1, that is not a whole number': { ...finished, facts: { results: {}, counts: { people: -1 } } },
    'is not an object of names': { ...finished, facts: { results: [], counts: {} } },
    'actor is neither': { ...started, actor: 'nurse Lam' },
    'subject is not a keyed reference': { ...started, subject: 'patient:4711' },
    'the subject of run.started is nothing': { ...started, subject: referenceTo('source', 'x', key) },
    'the subject of source.hashed is source': { ...started, what: 'source.hashed' },
    'at is not an instant': { ...started, at: '2026-03-02T09:00:00+08:00' },
    'seq is not': { ...started, seq: -1 },
    'facts is not an object': { ...started, facts: null },
    'what is not a code': { ...started, what: 7 },
  }
  for (const [why, entry] of Object.entries(refused))
    test(why, () => {
      expect(() => encode(entry)).toThrow(EntryRefused)
      expect(() => encode(entry)).toThrow(why)
    })
})

test('a refusal does not repeat the value that it refuses', () => {
  const secret = 'mei.lam@clinic.example'
  for (const facts of [
    { ...started.facts, version: secret },
    { ...started.facts, [secret]: 1 },
  ]) {
    let said = ''
    try {
      encode({ ...started, facts })
    } catch (error) {
      said = String(error)
    }
    expect(said).toContain('refuses')
    expect(said).not.toContain('mei')
  }
})

test('too many names, or too long an entry, is refused', () => {
  const names = (count: number, length: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}-${'x'.repeat(length)}`, sha256]))
  expect(() => encode({ ...finished, facts: { counts: {}, results: names(501, 1) } })).toThrow('more than 500')
  const long = Object.fromEntries(Object.entries(names(480, 50)).map(([name, hash]) => [`aa/${name}/${name}`, hash]))
  expect(() => encode({ ...finished, facts: { counts: {}, results: long } })).toThrow('longer than')
})

test('shapes of personal data are told from codes', () => {
  for (const text of [
    'mei@clinic.example',
    'A123456(7)',
    'ab123456-7',
    'a1234567',
    '+852 5123 4567',
    '51234567',
    '5123_4567',
  ])
    expect(looksPersonal(text), text).toBeDefined()
  for (const text of ['078-05-1120', '1984-03-02', 'qq123456c', '943 476 5919', 'Chan Siu Ming', '陳小明'])
    expect(looksPersonal(text), text).toBeDefined()
  for (const text of [
    '0.1.0',
    'people.csv',
    'us-hipaa',
    'e1',
    'exposures.csv',
    'tables/findings.parquet',
    'hk-pdpo',
    'report.html',
  ])
    expect(looksPersonal(text), text).toBeUndefined()
})

test('canonical JSON: sorted keys, no spaces, and nothing but whole numbers and text', () => {
  expect(canonicalJson({ b: 1, a: { d: 'x"y', c: null } })).toBe('{"a":{"c":null,"d":"x\\"y"},"b":1}')
  for (const value of [
    1.5,
    -0,
    Number.NaN,
    2 ** 60,
    undefined,
    [1],
    true,
    { a: { a: { a: { a: { a: { a: {} } } } } } },
  ])
    expect(() => canonicalJson(value)).toThrow(RangeError)
})

test('bytes that are not exactly an entry are told with the reason', () => {
  const text = `${Buffer.from(encode(started))}`
  const says = (changed: string) => decodeEntry(Buffer.from(changed))
  expect(says(text.slice(1))).toBe('it is not JSON')
  expect(says(text.replace('{', '{ '))).toBe('it is not canonical JSON')
  expect(says(text.replace('0.1.0', '0.1.é'))).toMatch('printable')
  expect(says('[]')).toMatch('keys')
  expect(says('null')).toMatch('keys')
  expect(says('{"a":'.repeat(9000) + '}'.repeat(9000))).toBe('it is not JSON')
  expect(says(`{"actor":${'['.repeat(20_000)}${']'.repeat(20_000)}}`)).toMatch('keys')
})

test('mutated bytes never read as another entry of the same bytes, and never throw', () => {
  const bytes = Buffer.from(encode(finished))
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(20), (at, value, cut) => {
      const changed = Buffer.from(bytes.subarray(0, bytes.length - cut))
      if (at < changed.length) changed[at] = value
      const read = decodeEntry(changed)
      if (typeof read !== 'string') expect(canonicalJson(read)).toBe(changed.toString('latin1'))
    }),
  )
})

test('references: the same id the same, another noun, id or key another', () => {
  const one = referenceTo('patient', '4711', key)
  expect(one).toMatch(/^patient:[0-9a-f]{64}$/)
  expect(referenceTo('patient', '4711', key)).toBe(one)
  const others = [
    referenceTo('patient', '4712', key),
    referenceTo('source', '4711', key),
    referenceTo('patient', '4711', new Uint8Array(32)),
  ]
  for (const other of others) expect(other.split(':')[1]).not.toBe(one.split(':')[1])
})
