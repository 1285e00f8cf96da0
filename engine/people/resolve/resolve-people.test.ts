import fc from 'fast-check'
import { expect, test } from 'vitest'
import { elementIndex, Part, Role } from '../../elements/index.ts'
import type { IdentityTable } from '../link/index.ts'
import { Basis, type Block, nobody } from '../mentions/index.ts'
import { type Links, type LocatedBlock, type Origin, Outcome } from './resolution.ts'
import { resolvePeople } from './resolve-people.ts'

/** A linker small enough to check by eye: a card number decides; a name that one patient has links, of two is ambiguous. */
const patients = [
  { hkid: 'A123456(3)', name: 'CHAN Tai Man' },
  { hkid: 'B234567(4)', name: 'LEE Siu Fong' },
  { hkid: 'C345678(5)', name: 'LEE Siu Fong' },
]
const links: Links = {
  link(rows) {
    const outcome = new Uint8Array(rows.count)
    const patient = new Int32Array(rows.count).fill(-1)
    const options = Array.from({ length: rows.count }, (_, row) =>
      optionsFor(valuesOf(rows, row, 'hkid'), valuesOf(rows, row, 'name')),
    )
    options.forEach((found, row) => {
      outcome[row] = found.length === 1 ? Outcome.linked : found.length > 1 ? Outcome.ambiguous : Outcome.unlisted
      if (found.length === 1) patient[row] = found[0]!
    })
    return {
      outcome,
      patient,
      probability: new Float32Array(rows.count).fill(0.9),
      candidates: (row) => options[row]!.map((one) => ({ patient: one, probability: 0.5 })),
      why: (_, one) => `fits ${patients[one]!.hkid}`,
    }
  },
}

function optionsFor(hkids: string[], names: string[]): number[] {
  const all = patients.map((_, at) => at)
  if (hkids.length > 0) return all.filter((at) => hkids.includes(patients[at]!.hkid))
  return all.filter((at) => names.includes(patients[at]!.name))
}

function valuesOf(rows: IdentityTable, row: number, element: string): string[] {
  const index = elementIndex(element)
  return rows.values
    .slice(rows.start[row], rows.start[row + 1])
    .filter((_, at) => rows.element[rows.start[row]! + at] === index)
}

/** Same card number, or same name without one, is the same stranger. */
const cluster = (rows: IdentityTable): Uint32Array => {
  const seen = new Map<string, number>()
  return Uint32Array.from({ length: rows.count }, (_, row) => {
    const key = valuesOf(rows, row, 'hkid')[0] ?? valuesOf(rows, row, 'name')[0] ?? `row ${row}`
    if (!seen.has(key)) seen.set(key, seen.size)
    return seen.get(key)!
  })
}

type Row = Record<string, string>

function block(rows: Row[], origin: Origin): LocatedBlock {
  const cells = rows.flatMap((row, mention) =>
    Object.entries(row).map(([element, value]) => ({ mention, element, value })),
  )
  const zeros = () => new Uint32Array(cells.length)
  const made: Block = {
    count: cells.length,
    element: Uint8Array.from(cells, ({ element }) => elementIndex(element)),
    part: new Uint8Array(cells.length).fill(Part.whole),
    role: new Uint8Array(cells.length).fill(Role.subject),
    confidence: new Uint8Array(cells.length).fill(90),
    why: new Uint16Array(cells.length),
    place: zeros(),
    number: zeros(),
    start: zeros(),
    end: zeros(),
    mention: Uint32Array.from(cells, ({ mention }) => mention),
    values: cells.map(({ value }) => value),
    whys: [''],
    places: [''],
    basis: new Uint8Array(rows.length),
  }
  return { origin, block: made }
}

async function resolve(...blocks: LocatedBlock[]) {
  const { people, personOf } = await resolvePeople(blocks, links, cluster)
  const outcome = (person: number) =>
    (['linked', 'ambiguous', 'unlisted'] as const)[people.outcome[person]! as 0 | 1 | 2]
  return { people, personOf: personOf.map((persons) => [...persons]), outcome }
}

const here = { item: 0, folder: 0, source: 0 }
const visits = { item: 1, folder: 0, source: 0 }
const elsewhere = { item: 2, folder: 1, source: 0 }

test('a visit that carries only a patient number takes its patient from the table that has the name', async () => {
  const { people, personOf } = await resolve(
    block([{ 'medical-record-number': '4711', hkid: 'A123456(3)' }], here),
    block([{ 'medical-record-number': '4711', diagnosis: 'gout' }], visits),
  )
  expect(personOf).toEqual([[0], [0]])
  expect(people.count).toBe(1)
  expect([...people.patient]).toEqual([0])
})

test('two systems that both number from 1 are not mixed up', async () => {
  const { people, personOf } = await resolve(
    block(
      [
        { 'record-key': '1', hkid: 'A123456(3)' },
        { 'record-key': '1', diagnosis: 'gout' },
      ],
      here,
    ),
    block(
      [
        { 'record-key': '1', hkid: 'B234567(4)' },
        { 'record-key': '1', diagnosis: 'eczema' },
      ],
      elsewhere,
    ),
  )
  expect(personOf).toEqual([
    [0, 0],
    [1, 1],
  ])
  expect([...people.patient]).toEqual([0, 1])
})

test('a stranger with a card number of her own is not taken for the patient whose number she shares', async () => {
  const { outcome, personOf } = await resolve(
    block([{ 'record-key': '9', hkid: 'A123456(3)' }], here),
    block([{ 'record-key': '9', hkid: 'Z683365(5)', name: 'HO Ka Yan' }], visits),
  )
  expect(outcome(personOf[1]![0]!)).toBe('unlisted')
})

test('an ambiguous stranger with a card number is not taken for the patient of a key, unless that patient may be meant', async () => {
  const twice: Links = {
    link: (rows) => {
      const answers = links.link(rows)
      for (let row = 0; row < rows.count; row++)
        if (valuesOf(rows, row, 'hkid').includes('Z683365(5)')) answers.outcome[row] = Outcome.ambiguous
      return { ...answers, candidates: () => [{ patient: 1, probability: 0.4 }] }
    },
  }
  const stranger = { 'record-key': '9', hkid: 'Z683365(5)' }
  const outcomes = async (patient: string): Promise<number[]> => {
    const { people } = await resolvePeople(
      [block([{ 'record-key': '9', hkid: patient }], here), block([stranger], visits)],
      twice,
      cluster,
    )
    return [...people.outcome]
  }
  expect(await outcomes('A123456(3)')).toEqual([Outcome.linked, Outcome.ambiguous])
  expect(await outcomes('B234567(4)')).toEqual([Outcome.linked])
})

test('what is ambiguous in one table is settled by the card number in another', async () => {
  const { people, personOf } = await resolve(
    block([{ 'record-key': '7', name: 'LEE Siu Fong' }], here),
    block([{ 'record-key': '7', hkid: 'C345678(5)' }], visits),
  )
  expect([...people.patient]).toEqual([2])
  expect(personOf).toEqual([[0], [0]])
})

test('what stays ambiguous keeps its candidates and goes to a person, not to a patient', async () => {
  const { people, outcome } = await resolve(block([{ name: 'LEE Siu Fong', diagnosis: 'gout' }], here))
  expect(outcome(0)).toBe('ambiguous')
  expect(people.candidates.get(0)!.map(({ patient, why }) => [patient, why])).toEqual([
    [1, 'fits B234567(4)'],
    [2, 'fits C345678(5)'],
  ])
})

test('strangers are counted once, whether a key or their own data ties their mentions', async () => {
  const { people, outcome } = await resolve(
    block(
      [
        { 'record-key': '5', name: 'HO Ka Yan' },
        { 'record-key': '5', diagnosis: 'asthma' },
      ],
      here,
    ),
    block([{ name: 'HO Ka Yan' }, { name: 'NG Wing' }], elsewhere),
  )
  expect(people.count).toBe(2)
  expect([outcome(0), outcome(1)]).toEqual(['unlisted', 'unlisted'])
  expect(people.name).toEqual(['HO Ka Yan', 'NG Wing'])
})

test('a key whose strangers contradict each other joins nobody', async () => {
  const { people } = await resolve(
    block([{ 'record-key': '3', name: 'HO Ka Yan' }], here),
    block([{ 'record-key': '3', name: 'Maria Santos' }], elsewhere),
  )
  expect(people.count).toBe(2)
})

test('a bare name in a letter is a finding, not one more person to be told', async () => {
  const letter = block(
    [
      { name: 'Peggy', diagnosis: 'gout' },
      { name: 'HO Ka Yan', diagnosis: 'asthma' },
    ],
    here,
  )
  letter.block.basis.fill(Basis.text)
  const { people, personOf } = await resolve(letter)
  expect(people.name).toEqual(['HO Ka Yan'])
  expect(personOf).toEqual([[nobody, 0]])
})

test('every mention ends with exactly one person, and linked people are each a different patient', async () => {
  const value = fc.constantFrom('A123456(3)', 'B234567(4)', 'Z683365(5)')
  const row = fc.record(
    {
      hkid: value,
      name: fc.constantFrom('CHAN Tai Man', 'LEE Siu Fong', 'HO Ka Yan'),
      'record-key': fc.constantFrom('1', '2', '3'),
      diagnosis: fc.constant('gout'),
    },
    { requiredKeys: ['diagnosis'] },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), fc.array(row, { maxLength: 12 }), async (first, second) => {
      const { people, personOf } = await resolve(block(first, here), block(second, elsewhere))
      for (const person of personOf.flat()) expect(person).not.toBe(nobody)
      expect(new Set(personOf.flat()).size).toBe(people.count)
      const linked = [...people.patient].filter((patient) => patient >= 0)
      expect(new Set(linked).size).toBe(linked.length)
    }),
  )
})
