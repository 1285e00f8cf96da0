import fc from 'fast-check'
import { expect, test } from 'vitest'
import { elementNames } from '../../../../engine/elements/index.ts'
import { bands, harmFlags } from '../../../../engine/harm/index.ts'
import { addressees, ColumnsBuilder, outcomes } from './columns.ts'
import { countPeopleBy } from './count-people-by.ts'
import { packColumns, unpackColumns } from './pack-columns.ts'
import { type PeopleFilter, type PeopleOrder, pickPeople } from './pick-people.ts'

/** The same questions put to the columns and to plain objects. */
const codes = ['', 'HK', 'US-OH', 'GB-ENG']
const some = <T extends string>(list: readonly T[], most: number) =>
  fc.uniqueArray(fc.constantFrom(...list), { maxLength: most })
const person = fc.record({
  outcome: fc.constantFrom(...outcomes),
  band: fc.constantFrom(...bands),
  score: fc.integer({ min: 1, max: 24 }).map((quarters) => quarters / 4),
  flags: some(harmFlags, 4),
  elements: some(elementNames, 6),
  residence: fc.constantFrom(...codes),
  addressee: fc.constantFrom(...addressees),
  places: fc.nat(500),
  decided: fc.boolean(),
})
type Person = typeof person extends fc.Arbitrary<infer One> ? One : never
const filter: fc.Arbitrary<PeopleFilter> = fc.record(
  {
    outcome: some(outcomes, 2),
    band: some(bands, 3),
    residence: some([...codes, 'FR'], 3),
    addressee: some(addressees, 3),
    flags: some(harmFlags, 2),
    elements: some([...elementNames.slice(0, 6), 'no-such-element'], 2),
    decided: fc.boolean(),
  },
  { requiredKeys: [] },
)

function columnsOf(people: readonly Person[]) {
  const columns = new ColumnsBuilder()
  for (const [at, one] of people.entries())
    columns.add({ ...one, person: at, flags: one.flags.join(' '), elements: one.elements.join(' ') })
  const built = columns.build()
  // As they come from the vault: packed.
  const packed = Buffer.concat(packColumns(built))
  const unpacked = unpackColumns(new Uint8Array(packed))
  expect(unpacked).toEqual(built)
  return unpacked!
}

function slowly(
  people: readonly Person[],
  { outcome, band, residence, addressee, flags, elements, decided }: PeopleFilter,
) {
  return people
    .map((one, at) => ({ ...one, at }))
    .filter(
      (one) =>
        (outcome?.includes(one.outcome) ?? true) &&
        (band?.includes(one.band) ?? true) &&
        (residence?.includes(one.residence) ?? true) &&
        (addressee?.includes(one.addressee) ?? true) &&
        (flags?.every((flag) => (one.flags as string[]).includes(flag)) ?? true) &&
        (elements?.every((element) => one.elements.includes(element)) ?? true) &&
        (decided ?? one.decided) === one.decided,
    )
}

test('a page from any place is that part of everybody who fits', () => {
  fc.assert(
    fc.property(
      fc.array(person, { maxLength: 60 }),
      filter,
      fc.nat(70),
      fc.integer({ min: 1, max: 7 }),
      (people, wanted, from, limit) => {
        const fits = slowly(people, wanted)
        const page = pickPeople(columnsOf(people), wanted, 'number', limit, undefined, from)
        expect(page.people).toEqual(fits.slice(from, from + limit).map(({ at }) => at))
        expect(page.matching).toBe(fits.length)
        expect(page.next !== undefined).toBe(from + limit < fits.length)
      },
    ),
  )
})

test('pages together are everybody who fits, once, in order', () => {
  const order = fc.constantFrom<PeopleOrder>('harm', 'number')
  fc.assert(
    fc.property(
      fc.array(person, { maxLength: 60 }),
      filter,
      order,
      fc.integer({ min: 1, max: 7 }),
      (people, wanted, by, limit) => {
        const columns = columnsOf(people)
        const fits = slowly(people, wanted)
        if (by === 'harm') fits.sort((a, b) => b.score - a.score || a.at - b.at)
        const seen: number[] = []
        let after: number | undefined
        for (;;) {
          const page = pickPeople(columns, wanted, by, limit, after)
          expect(page.matching).toBe(fits.length)
          seen.push(...page.people)
          after = page.next
          if (after === undefined) break
          expect(page.people).toHaveLength(limit)
        }
        expect(seen).toEqual(fits.map(({ at }) => at))
      },
    ),
  )
})

test('counts are those of the people who fit', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 60 }), filter, (people, wanted) => {
      const counted = countPeopleBy(columnsOf(people), wanted)
      const fits = slowly(people, wanted)
      const tally = (words: readonly string[]) => {
        const counts: Record<string, number> = {}
        for (const word of words) counts[word] = (counts[word] ?? 0) + 1
        return counts
      }
      expect(counted).toEqual({
        total: people.length,
        matching: fits.length,
        decided: fits.filter(({ decided }) => decided).length,
        outcome: tally(fits.map(({ outcome }) => outcome)),
        band: tally(fits.map(({ band }) => band)),
        residence: tally(fits.map(({ residence }) => residence)),
        addressee: tally(fits.map(({ addressee }) => addressee)),
        flag: tally(fits.flatMap(({ flags }) => flags)),
        element: tally(fits.flatMap(({ elements }) => elements)),
      })
    }),
  )
})

test('a page after somebody who is not there is empty', () => {
  expect(pickPeople(columnsOf([]), {}, 'harm', 10, 5)).toEqual({ people: [], matching: 0 })
})

test('columns that were packed when a list had other words are not read', () => {
  const packed = Buffer.concat(packColumns(columnsOf([])))
  packed.write('lonked', packed.indexOf('linked'))
  expect(unpackColumns(new Uint8Array(packed))).toBeUndefined()
})
