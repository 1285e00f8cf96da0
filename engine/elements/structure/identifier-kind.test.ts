import { describe, expect, it } from 'vitest'
import { elementNames } from '../taxonomy.ts'
import { identifierKind } from './identifier-kind.ts'

const kind = (system: string, type: string, value: string) => {
  const found = identifierKind(system, type, value)
  return found === undefined ? 'nobody' : elementNames[found]
}

describe('which number an identifier is', () => {
  it.each([
    ['http://hl7.org/fhir/sid/us-ssn', '', '123-45-6789', 'ssn'],
    ['https://fhir.nhs.uk/Id/nhs-number', '', '9434765919', 'nhs-number'],
    ['USSSA', 'SS', '123456789', 'ssn'],
    ['', 'PPN', 'K01234567', 'passport'],
    ['urn:clinic', 'MR', 'H0000812', 'medical-record-number'],
    ['', '', 'H0000812', 'medical-record-number'],
    ['', '', '0a1b2c3d-0000-4000-8000-000000000001', 'record-key'],
    ['', 'MR', '0a1b2c3d-0000-4000-8000-000000000001', 'medical-record-number'],
    ['', '', '11010519491231002X', 'cn-resident-id'],
    ['', 'PRN', 'D-77', 'nobody'],
    ['', 'NPI', '1234567893', 'us-npi'],
  ])('system %s, type %s, %s: %s', (system, type, value, element) => {
    expect(kind(system, type, value)).toBe(element)
  })

  it('a clinic number that happens to pass the check digit stays a clinic number', () => {
    expect(kind('', '', 'A1234563')).toBe('hkid')
    expect(kind('', '', 'A123456(3)')).toBe('hkid')
    expect(kind('urn:clinic', '', 'A123456(3)')).toBe('hkid')
    expect(kind('urn:clinic', 'MR', 'A123456(3)')).toBe('medical-record-number')
    expect(kind('', 'NI', 'A1234563')).toBe('hkid')
    expect(kind('', 'NI', 'X99')).toBe('national-id')
    expect(kind('urn:clinic', 'MR', 'A1234563')).toBe('medical-record-number')
    expect(kind('', '', 'AB9876543')).toBe('medical-record-number')
    expect(kind('2.16.344.1.1.1', '', 'A1234563')).toBe('hkid')
  })
})
