import type { CaseFindings } from './read-case.ts'
import { placeKey, type TruePerson, type WorldTruth } from './read-truth.ts'
import type { Score } from './score.ts'
import { streamCsv } from './stream-csv.ts'

export interface RosterPerson {
  name: string
  chinese: string
  born: string
}

export async function readRoster(path: string, truth: WorldTruth): Promise<Map<number, RosterPerson>> {
  const roster = new Map<number, RosterPerson>()
  await streamCsv(path, (row) => {
    const name = `${row['family_name']} ${row['given_name']}`.toLowerCase()
    const person = { name, chinese: row['chinese_name']!, born: row['date_of_birth']! }
    roster.set(truth.persons.number(row['patient_id']!), person)
  })
  return roster
}

/**
 * Finds patients who were "seen" in an item that does not show them, and the outsider whose data they were given: an
 * outsider in the same item with the patient's name or birth date, or else any outsider where the item shows only outsiders.
 */
export function findStrangers(truth: WorldTruth, found: CaseFindings, roster: Map<number, RosterPerson>) {
  const likes = outsidersByTrait(truth)
  const alone = itemsOfOutsidersOnly(truth)
  const outsiders = new Set<number>()
  const places: Score['strangePlaces'] = { places: 0, byOutsider: 0, examples: [] }
  for (const place of found.places) {
    if (truth.places.has(place)) continue
    const patient = Math.floor(place / 2 ** 24)
    const item = place % 2 ** 24
    const person = roster.get(patient)
    const traits = person === undefined ? [] : [person.name, person.chinese, person.born]
    const suspects = traits
      .flatMap((trait) => likes.get(trait) ?? [])
      .filter((outsider) => truth.places.has(placeKey(outsider, item)))
    const blamed = suspects.length > 0 ? suspects.slice(0, 1) : (alone.get(item) ?? []).slice(0, 1)
    for (const outsider of blamed) outsiders.add(outsider)
    places.places++
    places.byOutsider += blamed.length
    if (places.examples.length < 20)
      places.examples.push({ patient: truth.persons.texts[patient]!, item: truth.itemNames.texts[item]! })
  }
  return { outsiders, places }
}

function outsidersByTrait(truth: WorldTruth): Map<string, number[]> {
  const likes = new Map<string, number[]>()
  const traitsOf = ({ name, chinese, born }: TruePerson) =>
    [name.toLowerCase(), chinese, born].filter((trait) => trait !== '')
  for (const [number, person] of truth.people) {
    if (person.isPatient) continue
    for (const trait of traitsOf(person)) {
      const list = likes.get(trait) ?? []
      list.push(number)
      likes.set(trait, list)
    }
  }
  return likes
}

function itemsOfOutsidersOnly(truth: WorldTruth): Map<number, number[]> {
  const shown = new Map<number, number[]>()
  const mixed = new Set<number>()
  for (const place of truth.places) {
    const person = Math.floor(place / 2 ** 24)
    const item = place % 2 ** 24
    if (truth.people.get(person)?.isPatient !== false) mixed.add(item)
    else if (!shown.has(item)) shown.set(item, [person])
  }
  for (const item of mixed) shown.delete(item)
  return shown
}
