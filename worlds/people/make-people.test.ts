import { describe, expect, test } from 'vitest'
import { breachDay } from '../calendar.ts'
import { makePeople } from './make-people.ts'
import { ageOn, type Person } from './person.ts'

const of = (people: Person[], kind: Person['kinds'][number]) => people.filter(({ kinds }) => kinds.includes(kind))

describe.each(['hk', 'us', 'gb'] as const)('people of the %s mix', (mix) => {
  const patients = 3000
  const people = makePeople(mix, 5, patients, 300)
  const roster = people.slice(0, patients)
  const outsiders = people.slice(patients)

  test('there are as many as asked for, each with a number of their own', () => {
    expect(roster.every(({ isPatient }) => isPatient)).toBe(true)
    expect(outsiders.map(({ isPatient }) => isPatient)).not.toContain(true)
    expect(new Set(people.map(({ id }) => id)).size).toBe(3300)
    expect(new Set(people.map(({ chart }) => chart)).size).toBe(3300)
    expect(outsiders.every(({ id, chart }) => id.startsWith('X') && chart !== id)).toBe(true)
  })

  test('every hard kind occurs, in believable numbers', () => {
    const share = (kind: Person['kinds'][number]) => of(roster, kind).length / patients
    expect(share('twin')).toBeGreaterThan(0.01)
    expect(share('twin')).toBeLessThan(0.06)
    expect(share('minor')).toBeGreaterThan(0.08)
    expect(share('minor')).toBeLessThan(0.25)
    expect(share('shared-phone')).toBeGreaterThan(0.15)
    expect(share('deceased')).toBeGreaterThan(0.003)
    expect(share('same-name')).toBeGreaterThan(0.01)
    expect(of(roster, 'safe-address').length).toBeGreaterThan(0)
  })

  test('twins share surname, birth date and home, and differ in their given names', () => {
    const pairs = Map.groupBy(of(roster, 'twin'), ({ household, born }) => `${household} ${born}`)
    const complete = [...pairs.values()].filter(({ length }) => length === 2)
    expect(complete.length).toBeGreaterThan(5)
    for (const [one, other] of complete as [Person, Person][]) {
      expect(one.family).toBe(other.family)
      expect(one.given).not.toBe(other.given)
      expect(one.address).toEqual(other.address)
      if (one.nationalId !== '') expect(one.nationalId).not.toBe(other.nationalId)
    }
  })

  test('minors have a guardian whose phone stands on their record, and nobody else has one', () => {
    for (const person of people) {
      expect(person.guardian !== undefined).toBe(ageOn(person.born, breachDay) < 18)
      if (person.guardian !== undefined) expect(person.mobile).toBe(person.guardian.phone)
    }
  })

  test('an outsider never shares both name and birth date with a patient', () => {
    const known = new Set(roster.map(({ family, given, born }) => `${family} ${given} ${born}`))
    for (const { family, given, born } of outsiders) expect(known.has(`${family} ${given} ${born}`)).toBe(false)
    expect(of(outsiders, 'outsider-same-name').length).toBeGreaterThan(10)
    expect(of(outsiders, 'outsider-same-birth-date').length).toBeGreaterThan(10)
  })

  test('mail goes to reserved domains only, each address to one person', () => {
    const addresses = people.map(({ email }) => email).filter((email) => email !== '')
    for (const address of addresses) expect(address).toMatch(/@(?:[a-z]+\.)?(?:example|test)(?:\.com|\.org)?$/)
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  test('the dead were born before they died, and nobody is born after the breach', () => {
    for (const { born, deceased } of people) {
      expect(born <= breachDay).toBe(true)
      if (deceased !== '') expect(deceased > born && deceased < breachDay).toBe(true)
    }
  })
})

test('Hong Kong people have Chinese names written as one, most of them', () => {
  const people = makePeople('hk', 1, 2000, 0)
  const chinese = people.filter((person) => person.chinese !== '').length / people.length
  expect(chinese).toBeGreaterThan(0.88)
  expect(chinese).toBeLessThan(0.96)
})

test('Americans live in Ohio and the states around it', () => {
  const states = new Set(makePeople('us', 1, 2000, 0).map(({ residence }) => residence))
  expect([...states].every((state) => /^US-[A-Z]{2}$/.test(state))).toBe(true)
  expect(states.size).toBeGreaterThan(4)
})
