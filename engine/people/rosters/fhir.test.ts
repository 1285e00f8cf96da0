import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesInMemory } from '../../../base/files/index.ts'
import { readPatient } from './fhir-patient.ts'
import { readRoster } from './read-roster.ts'

const patient = {
  resourceType: 'Patient',
  id: 'pat-7',
  meta: { security: [{ code: 'R' }] },
  identifier: [
    { type: { coding: [{ code: 'MR' }] }, system: 'urn:oid:1.2.3', value: 'HN000123' },
    { system: 'http://hl7.org/fhir/sid/us-ssn', value: '987-65-4320' },
    { type: { coding: [{ code: 'PPN' }] }, value: 'X0012345' },
  ],
  name: [
    { use: 'official', family: 'Chan', given: ['Tai', 'Man'] },
    { use: 'usual', text: '陳大文' },
    { use: 'maiden', family: 'Brankovic', given: ['Tai'] },
  ],
  telecom: [
    { system: 'phone', value: '+852 9123 0067' },
    { system: 'phone', value: '2345 0001', use: 'old' },
    { system: 'email', value: 'dexter@post.example' },
  ],
  gender: 'male',
  birthDate: '2012-03-02',
  deceasedDateTime: '2025-01-09T10:00:00Z',
  address: [{ line: ['12 Lantern Road'], city: 'Columbus', state: 'OH', postalCode: '43004', country: 'US' }],
  communication: [
    { language: { coding: [{ code: 'en' }] } },
    { language: { coding: [{ code: 'zh-HK' }] }, preferred: true },
  ],
  contact: [
    {
      relationship: [{ coding: [{ code: 'MTH' }] }],
      name: { text: 'Chan Pui Shan' },
      telecom: [{ system: 'phone', value: '90000001' }],
    },
    { relationship: [{ text: 'Brother' }], name: { family: 'Chan', given: ['Ka', 'Long'] } },
  ],
}

function rosterOf(text: string, name = 'patients.json') {
  return readRoster([{ name, bytes: bytesInMemory(Buffer.from(text)) }])
}

describe('a FHIR Patient', () => {
  const roster = rosterOf(JSON.stringify(patient))

  it('gives names, numbers, contacts and residence', () => {
    expect([roster.patientId[0], roster.recordNumbers[0], roster.family[0], roster.given[0]]).toEqual([
      'pat-7',
      'HN000123',
      'Chan',
      'Tai Man',
    ])
    expect([roster.chineseName[0], roster.otherNames[0]]).toEqual(['陳大文', 'Brankovic, Tai'])
    expect(roster.identifiers.get('ssn')).toEqual(['987-65-4320'])
    expect(roster.identifiers.get('passport')).toEqual(['X0012345'])
    expect([roster.phones[0], roster.emails[0], roster.residence[0]]).toEqual([
      '+852 9123 0067',
      'dexter@post.example',
      'US-OH',
    ])
    expect([roster.guardianName[0], roster.guardianPhone[0], roster.kinName[0], roster.kinRelation[0]]).toEqual([
      'Chan Pui Shan',
      '90000001',
      'Ka Long Chan',
      'Brother',
    ])
    expect([roster.deceased[0], roster.language[0], roster.safeAddress[0], roster.birthDate[0]]).toEqual([
      '2025-01-09',
      'zh-HK',
      1,
      20120302,
    ])
  })

  it('is found in bundles, arrays and NDJSON, among other resources', () => {
    const other = { resourceType: 'Observation', id: 'o1' }
    const second = { ...patient, id: 'pat-8' }
    const bundle = {
      resourceType: 'Bundle',
      entry: [{ resource: patient }, { resource: other }, { resource: second }, {}],
    }
    const lines = [patient, other, second].map((each) => JSON.stringify(each)).join('\n')
    expect(rosterOf(JSON.stringify(bundle)).patientId).toEqual(['pat-7', 'pat-8'])
    expect(rosterOf(JSON.stringify([patient, second])).patientId).toEqual(['pat-7', 'pat-8'])
    expect(rosterOf(lines, 'Patient.ndjson').patientId).toEqual(['pat-7', 'pat-8'])
    expect(rosterOf(JSON.stringify(bundle, null, 2)).count).toBe(2)
  })

  it('counts broken lines instead of losing them silently', () => {
    const read = rosterOf(
      `${JSON.stringify(patient)}\n{"resourceType":"Pat\n${JSON.stringify({ ...patient, id: 'x' })}\n`,
      'Patient.ndjson',
    )
    expect(read.count).toBe(2)
    expect(read.remarks).toEqual(['Patient.ndjson: 1 lines are not JSON and were passed over (first: line 2)'])
  })

  it('survives resources of any shape', () => {
    const keys = fc.constantFrom(
      'identifier',
      'name',
      'telecom',
      'address',
      'contact',
      'communication',
      'meta',
      'birthDate',
      'deceasedBoolean',
    )
    fc.assert(
      fc.property(
        fc.dictionary(keys, fc.jsonValue()),
        (wild) => readPatient(wild as Record<string, unknown>) instanceof Map,
      ),
    )
  })
})
