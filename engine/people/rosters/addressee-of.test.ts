import { describe, expect, it } from 'vitest'
import { bytesInMemory } from '../../../base/files/index.ts'
import { addresseeOf, isMinor } from './addressee-of.ts'
import { readRoster } from './read-roster.ts'

const roster = readRoster([
  {
    name: 'a.csv',
    bytes: bytesInMemory(
      Buffer.from(`patient_id,name,dob,phone,guardian_name,next_of_kin,deceased,safe_address
adult,Ann Example,1980-01-01,90000001,,,,
minor,Bo Example,2010-06-15,90000001,Cy Example,,,
birthday,Di Example,2008-03-02,90000001,Cy Example,,,
dead,Ed Example,1940-01-01,90000001,,Flo Example,yes,
forgotten,Gil Example,1940-01-01,90000001,,,2024-05-05,
hidden,Hana Example,1990-01-01,90000001,,,,Y
lost,Ivo Example,1990-01-01,,,,,
ageless,Jo Example,,90000001,,,no,no
alone,Ko Example,2015-01-01,,,,,
`),
    ),
  },
])

const asOf = Date.parse('2026-03-02T00:00:00Z')
const of = (id: string) => addresseeOf(roster, roster.patientId.indexOf(id), asOf)

describe('addresseeOf', () => {
  it.each([
    ['adult', 'self'],
    ['minor', 'guardian'],
    ['birthday', 'self'],
    ['dead', 'next-of-kin'],
    ['forgotten', 'none'],
    ['hidden', 'safe-address'],
    ['lost', 'none'],
    ['ageless', 'self'],
    ['alone', 'none'],
  ])('%s: %s', (id, addressee) => {
    expect(of(id)).toBe(addressee)
  })

  it('counts eighteen years to the day', () => {
    const row = roster.patientId.indexOf('birthday')
    expect(isMinor(roster, row, asOf - 1)).toBe(true)
    expect(isMinor(roster, row, asOf)).toBe(false)
  })
})
