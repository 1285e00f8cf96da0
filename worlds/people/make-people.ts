import { Random } from '../random.ts'
import type { Culture } from './culture.ts'
import { gbCulture } from './culture-gb.ts'
import { hkCulture } from './culture-hk.ts'
import { usCulture } from './culture-us.ts'
import { hide, makeHousehold } from './make-household.ts'
import { markKinds } from './mark-kinds.ts'
import type { Mix, Person } from './person.ts'

export const cultures: Record<Mix, Culture> = { hk: hkCulture, us: usCulture, gb: gbCulture }

/**
 * All people of a world: `patients` patients in the order of the roster, then the outsiders who occur only in the leak.
 * Households come first (shared home, surname, phone, guardians, twins), then names and birth dates that are shared on
 * purpose, then the marks that say what is hard about each person.
 */
export function makePeople(mix: Mix, seed: number, patients: number, outsiders: number): Person[] {
  const culture = cultures[mix]
  const people: Person[] = []
  const fill = (count: number, isPatient: boolean) => {
    const random = new Random(seed, isPatient ? 'patients' : 'outsiders')
    const end = people.length + count
    while (people.length < end) {
      const household = makeHousehold(culture, random, people.length, isPatient)
      for (const person of household) if (people.length < end) people.push(person)
    }
  }
  fill(patients, true)
  fill(outsiders, false)
  people.forEach((person, index) => {
    person.index = index
    person.chart = patientNumber(mix, seed, index)
    person.id = person.isPatient ? person.chart : `X${String(index - patients + 1).padStart(6, '0')}`
    person.email = person.email === '' ? '' : emailOf(person, index)
  })
  if (!people.some((person) => person.isPatient && person.safeAddress !== '')) hide(people[0]!)
  shareNames(people, patients, new Random(seed, 'same-name'))
  shareWithOutsiders(people, patients, new Random(seed, 'outsider-traps'))
  markKinds(people, patients)
  return people
}

const prime = 9_999_991

/**
 * Patient numbers look scattered, as after years of use, and never repeat: multiplication modulo a prime.
 * Outsiders that the leak shows with a number of this provider (former patients, purged from the roster) get one too.
 */
export function patientNumber(mix: Mix, seed: number, index: number): string {
  const scattered = ((index + 1) * 3_678_941 + (seed % 9973) * 1009) % prime
  const digits = String(scattered).padStart(7, '0')
  return { hk: `HC${digits}`, us: `M${digits}`, gb: `WR${digits}` }[mix]
}

function emailOf(person: Person, index: number): string {
  const given = (person.english || person.given).split(' ').slice(0, 2).join('')
  const domains = ['mail.example', 'inbox.example', 'post.example', 'example.com', 'example.org', 'webmail.test']
  const name = `${given}.${person.family}`.toLowerCase().replace(/[^a-z.]/g, '')
  return `${name}${((index + 1) * 7919) % 99_991}@${domains[index % domains.length]}`
}

/** One patient in a hundred carries the very name of another one of about any age. */
function shareNames(people: Person[], patients: number, random: Random): void {
  for (let i = 0; i < patients * 0.01; i++) {
    const model = people[random.between(0, patients - 1)]!
    const other = people[random.between(0, patients - 1)]!
    if (model.household === other.household || model.born === other.born || model.sex !== other.sex) continue
    if (other.kinds.includes('twin') || other.guardian !== undefined) continue
    takeName(other, model)
  }
}

/** One outsider in ten has a patient's name and another birth date, one in ten a patient's birth date and another name. */
function shareWithOutsiders(people: Person[], patients: number, random: Random): void {
  for (let at = patients; at < people.length; at++) {
    const outsider = people[at]!
    const patient = people[random.between(0, patients - 1)]!
    const fate = random.unit()
    if (outsider.guardian !== undefined || outsider.kinds.includes('twin')) continue
    if (fate < 0.1 && outsider.born !== patient.born) {
      takeName(outsider, patient)
      outsider.kinds.push('outsider-same-name')
    } else if (fate < 0.2 && outsider.family !== patient.family && patient.guardian === undefined) {
      outsider.born = patient.born
      outsider.deceased = ''
      outsider.kinds.push('outsider-same-birth-date')
    }
  }
}

function takeName(to: Person, from: Person): void {
  to.family = from.family
  to.given = from.given
  to.chinese = from.chinese
  to.english = from.english
  to.sex = from.sex
  to.email = to.email === '' ? '' : emailOf(to, to.index)
}
