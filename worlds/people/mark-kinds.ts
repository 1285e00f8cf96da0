import { breachDay } from '../calendar.ts'
import { ageOn, type Person } from './person.ts'

/** Adds the marks that can be seen from the finished list: minor, deceased, safe address, shared phone, same name. */
export function markKinds(people: Person[], patients: number): void {
  const phones = new Map<string, number>()
  const names = new Map<string, number>()
  const roster = people.slice(0, patients)
  for (const person of roster) {
    for (const phone of phonesOf(person)) phones.set(phone, (phones.get(phone) ?? 0) + 1)
    names.set(fullName(person), (names.get(fullName(person)) ?? 0) + 1)
  }
  for (const person of people) {
    const add = (kind: Person['kinds'][number], when: boolean) => {
      if (when && !person.kinds.includes(kind)) person.kinds.push(kind)
    }
    const shared = (phone: string) => phones.get(phone)! > 1
    add('shared-phone', person.isPatient && [...phonesOf(person)].some(shared))
    add('same-name', person.isPatient && names.get(fullName(person))! > 1)
    add('minor', ageOn(person.born, breachDay) < 18)
    add('deceased', person.deceased !== '')
    add('safe-address', person.safeAddress !== '')
  }
}

const fullName = (person: Person): string => `${person.family} ${person.given}`.toLowerCase()

function phonesOf(person: Person): Set<string> {
  return new Set([person.phone, person.mobile].filter((phone) => phone !== ''))
}
