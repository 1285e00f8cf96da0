import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { breachDay } from '../calendar.ts'
import { makePeople } from '../people/make-people.ts'
import { ageOn } from '../people/person.ts'
import { mask, namesOf } from '../truth/elements.ts'
import { makeClinic, providerYaml } from './clinic.ts'
import { writeNote } from './note.ts'
import { makeRecord } from './record.ts'

const seed = 3
const clinic = makeClinic('hk', seed)
const people = makePeople('hk', seed, 1500, 50)
const records = people.map((person) => ({ person, record: makeRecord(clinic, seed, person) }))

describe('clinical records', () => {
  test('are the same every time they are made', () => {
    const person = people[77]!
    expect(makeRecord(clinic, seed, person)).toEqual(makeRecord(clinic, seed, person))
  })

  test('fit the person: no visit before birth, after death or after the breach', () => {
    for (const { person, record } of records)
      for (const { day } of record.visits) {
        expect(day >= person.born, `${person.born} ${day}`).toBe(true)
        expect(day <= breachDay).toBe(true)
        if (person.deceased !== '') expect(day <= person.deceased).toBe(true)
      }
  })

  test('men do not get pregnant, children do not drink', () => {
    for (const { person, record } of records)
      for (const { who } of record.conditions) {
        if (who.includes('f')) expect(person.sex).toBe('F')
        if (who.includes('a')) expect(ageOn(person.born, breachDay)).toBeGreaterThanOrEqual(18)
      }
  })

  test('every sensitive flag occurs in a clinic of this size', () => {
    const flags = new Set(
      records.flatMap(({ record }) => record.conditions.flatMap((condition) => namesOf(condition.flags))),
    )
    expect([...flags].sort()).toEqual(['hiv', 'mental-health', 'reproductive-health', 'sexual-health', 'substance-use'])
  })

  test('numbers of visits, prescriptions and results are given once', () => {
    for (const list of ['visits', 'prescriptions', 'labs'] as const) {
      const numbers = records.flatMap(({ record }) => record[list].map(({ number }) => number))
      expect(new Set(numbers).size).toBe(numbers.length)
    }
  })
})

describe('notes', () => {
  test('show a clinical note, and the diagnosis, drug and pressure exactly where they name one', () => {
    for (const { record } of records.slice(0, 400))
      for (const visit of record.visits) {
        const { text, shows } = writeNote(visit, record)
        const shown = new Set(namesOf(shows))
        expect(shown).toContain('clinical-note')
        expect(shown.has('diagnosis')).toBe(text.includes(visit.condition.text))
        expect(shown.has('vital-sign')).toBe(text.includes('BP '))
        expect(shown.has('medication')).toBe(/Started [A-Z]/.test(text))
      }
  })
})

describe('the provider', () => {
  test.each(['hk', 'us', 'gb'] as const)('%s facts are YAML with a contact', (mix) => {
    const facts = parse(providerYaml(makeClinic(mix, 1))) as Record<string, unknown>
    expect(Object.keys(facts)).toEqual(['name', 'based_in', 'roles', 'tz', 'languages', 'speciality', 'contact'])
  })

  test('American clinics spell and code as Americans do', () => {
    const { catalogue } = makeClinic('us', 1)
    const texts = catalogue.map(({ text }) => text)
    expect(texts).toContain('Hyperlipidemia')
    expect(texts).not.toContain('Hyperlipidaemia')
    expect(catalogue.find(({ key }) => key === 'asthma')?.code).toBe('J45.909')
  })

  test('masks name what they were made of', () => {
    expect(namesOf(mask('hiv', 'name'))).toEqual(['name', 'hiv'])
  })
})
