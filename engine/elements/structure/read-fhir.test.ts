import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Findings, Part, Role } from '../findings.ts'
import { elementNames } from '../taxonomy.ts'
import { findInFields } from './find-in-fields.ts'

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** The paths and values of a resource as its extractor gives them. */
function flat(value: Json, path: string, out: [string, string][] = []): [string, string][] {
  if (Array.isArray(value)) for (const [i, one] of value.entries()) flat(one, `${path}[${i}]`, out)
  else if (value !== null && typeof value === 'object')
    for (const key in value) flat(value[key]!, `${path}.${key}`, out)
  else if (value !== null) out.push([path, String(value)])
  return out
}

function told(resource: { resourceType: string; [more: string]: unknown }, where = 'line=17'): string[] {
  const { resourceType, ...rest } = resource
  const pairs = flat(rest as Json, resourceType)
  const findings = new Findings()
  findInFields(
    {
      type: 'fields',
      where,
      schema: 'fhir',
      kind: resourceType,
      paths: pairs.map(([path]) => path),
      values: pairs.map(([, value]) => value),
    },
    3,
    findings,
  )
  return findings.values.map((value, at) => {
    const part = Object.keys(Part).find((key) => Part[key as keyof typeof Part] === findings.part[at])
    const role = Object.keys(Role).find((key) => Role[key as keyof typeof Role] === findings.role[at])
    const name =
      elementNames[findings.element[at]!] +
      (part === 'whole' ? '' : `:${part}`) +
      (role === 'subject' ? '' : `(${role})`)
    return `${name} ${value} @${findings.location(at)}`
  })
}
const short = (lines: string[]) => lines.map((line) => line.split(' @')[0])

describe('a FHIR Patient', () => {
  const patient = {
    resourceType: 'Patient',
    id: 'p1',
    identifier: [
      { system: 'http://hl7.org/fhir/sid/us-ssn', value: '123-45-6789' },
      { type: { coding: [{ code: 'MR' }] }, system: 'urn:clinic', value: 'H0000812' },
      { type: { coding: [{ code: 'PPN' }] }, value: 'K01234567' },
      { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9434765919' },
      { value: 'A123456(3)' },
    ],
    name: [
      { use: 'official', family: 'Chan', given: ['Tai', 'Man'] },
      { use: 'maiden', family: 'Wong' },
      { text: '陳大文' },
    ],
    telecom: [
      { system: 'phone', value: '9123 4567' },
      { system: 'email', value: 'tm@post.example' },
      { system: 'url', value: 'https://tm.example' },
    ],
    birthDate: '1980-04-12',
    gender: 'male',
    address: [{ line: ['Flat 5A', '12 Sample Road'], city: 'Kowloon', postalCode: '000', country: 'HK' }],
    contact: [
      {
        relationship: [{ coding: [{ code: 'PRN' }] }],
        name: { family: 'Chan', given: ['Siu'] },
        telecom: [{ system: 'phone', value: '9222 3333' }],
      },
    ],
    extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName', valueString: 'Lam' }],
  }

  it('gives every identity element with its part and place', () => {
    const lines = told(patient)
    expect(lines).toContain('ssn 123-45-6789 @field=Patient.identifier[0].value;line=17')
    expect(short(lines)).toEqual([
      'record-key Patient/p1',
      'ssn 123-45-6789',
      'medical-record-number H0000812',
      'passport K01234567',
      'nhs-number 9434765919',
      'hkid A123456(3)',
      'name:family Chan',
      'name:given Tai',
      'name:middle Man',
      'name:other Wong',
      'name 陳大文',
      'phone 9123 4567',
      'email tm@post.example',
      'url https://tm.example',
      'date-of-birth 1980-04-12',
      'sex male',
      'postal-address:street Flat 5A',
      'postal-address:street 12 Sample Road',
      'postal-address:city Kowloon',
      'postal-address:postcode 000',
      'postal-address:country HK',
      'name:family(guardian) Chan',
      'next-of-kin Chan',
      'name:given(guardian) Siu',
      'phone(guardian) 9222 3333',
      'next-of-kin 9222 3333',
      'mothers-maiden-name Lam',
    ])
  })

  it('is joined with what refers to it, by both ways of referring', () => {
    const id = '0a1b2c3d-0000-4000-8000-000000000001'
    expect(short(told({ resourceType: 'Patient', id }))).toEqual([
      `record-key Patient/${id}`,
      `record-key urn:uuid:${id}`,
    ])
    for (const reference of [`Patient/${id}`, `https://ehr.example/fhir/Patient/${id}`, `Patient/${id}/_history/2`]) {
      expect(short(told({ resourceType: 'Condition', subject: { reference } }))).toEqual([`record-key Patient/${id}`])
    }
    expect(short(told({ resourceType: 'Immunization', patient: { reference: `urn:uuid:${id}` } }))).toEqual([
      `record-key urn:uuid:${id}`,
    ])
    expect(short(told({ resourceType: 'Coverage', beneficiary: { reference: 'Patient/p1' } }))).toEqual([
      'record-key Patient/p1',
    ])
    expect(told({ resourceType: 'Condition', subject: { reference: 'Group/g1' } })).toEqual([])
    // The address under which a bundle files the patient, where the extractor hands it on.
    expect(short(told({ resourceType: 'Patient', fullUrl: 'urn:uuid:0a1b' }))).toEqual(['record-key urn:uuid:0a1b'])
    expect(short(told({ resourceType: 'Patient', fullUrl: 'https://ehr.example/Patient/p9' }))).toEqual([
      'record-key Patient/p9',
    ])
  })
})

describe('other resources', () => {
  it('a condition is a diagnosis, its ICD code a code, and both reveal what they reveal', () => {
    const code = {
      coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'F32.1', display: 'Moderate depressive episode' }],
      text: 'Depression',
    }
    expect(short(told({ resourceType: 'Condition', code }))).toEqual([
      'icd-code F32.1',
      'mental-health F32.1',
      'diagnosis Moderate depressive episode',
      'mental-health Moderate depressive episode',
      'diagnosis Depression',
      'mental-health Depression',
    ])
  })

  it('an observation is a vital sign or a laboratory result by its category', () => {
    const of = (category: string) => ({
      resourceType: 'Observation',
      category: [{ coding: [{ code: category }] }],
      code: { text: 'Something' },
      valueQuantity: { value: 6.1, unit: '%' },
    })
    expect(short(told(of('vital-signs')))).toEqual(['vital-sign Something', 'vital-sign 6.1'])
    expect(short(told(of('laboratory')))).toEqual(['lab-result Something', 'lab-result 6.1'])
    expect(short(told({ resourceType: 'Observation', code: { text: 'HbA1c' } }))).toEqual(['lab-result HbA1c'])
  })

  it('a stay is an admission, a visit an appointment', () => {
    expect(short(told({ resourceType: 'Encounter', class: { code: 'IMP' }, period: { start: '2026-01-01' } }))).toEqual(
      ['admission IMP', 'admission 2026-01-01'],
    )
    expect(short(told({ resourceType: 'Encounter', class: { code: 'AMB' } }))).toEqual(['appointment AMB'])
  })

  it('drugs, allergies, vaccines, procedures, claims, cover', () => {
    expect(
      short(told({ resourceType: 'MedicationRequest', medicationCodeableConcept: { text: 'Amlodipine' } })),
    ).toEqual(['medication Amlodipine'])
    expect(short(told({ resourceType: 'AllergyIntolerance', code: { coding: [{ display: 'Penicillin' }] } }))).toEqual([
      'allergy Penicillin',
    ])
    expect(short(told({ resourceType: 'Immunization', vaccineCode: { coding: [{ code: '140' }] } }))).toEqual([
      'immunisation 140',
    ])
    expect(short(told({ resourceType: 'Procedure', code: { text: 'Colonoscopy' } }))).toEqual(['procedure Colonoscopy'])
    expect(short(told({ resourceType: 'Claim', total: { value: 265.5 }, identifier: [{ value: 'C-1' }] }))).toEqual([
      'billing 265.5',
      'insurance-claim C-1',
    ])
    expect(short(told({ resourceType: 'Coverage', subscriberId: 'PX-99' }))).toEqual(['insurance-policy PX-99'])
  })

  it('doctors are staff, and a relative is the next of kin of the patient', () => {
    expect(
      short(
        told({
          resourceType: 'Practitioner',
          name: [{ family: 'Ho' }],
          identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' }],
        }),
      ),
    ).toEqual(['name:family(staff) Ho', 'us-npi(staff) 1234567893'])
    expect(
      short(
        told({ resourceType: 'RelatedPerson', patient: { reference: 'Patient/p1' }, name: [{ text: 'Chan Siu' }] }),
      ),
    ).toEqual(['record-key Patient/p1', 'name(nextOfKin) Chan Siu', 'next-of-kin Chan Siu'])
    expect(short(told({ resourceType: 'Observation', performer: [{ display: 'Dr. Ho' }] }))).toEqual([
      'name(staff) Dr. Ho',
    ])
  })

  it('an appointment names its patient and its doctor apart', () => {
    const participant = [
      { actor: { reference: 'Patient/p1', display: 'Chan Tai Man' } },
      { actor: { reference: 'Practitioner/d1', display: 'Dr. Ho' } },
    ]
    expect(short(told({ resourceType: 'Appointment', start: '2026-01-01T09:00:00Z', participant }))).toEqual([
      'appointment 2026-01-01T09:00:00Z',
      'record-key Patient/p1',
      'name Chan Tai Man',
    ])
  })

  it('an organisation is nobody', () => {
    expect(
      told({
        resourceType: 'Organization',
        name: 'Model Hospital',
        telecom: [{ system: 'phone', value: '2345 6789' }],
      }),
    ).toEqual([])
  })
})

describe('any record', () => {
  it('is read without failing, and its values come from its fields', () => {
    const path = fc.constantFrom(
      'Patient.name[0].family',
      'Patient.id',
      'Patient',
      'Patient.constructor',
      'Patient.identifier[0].value',
      'Patient.extension[0].valueString',
      '..',
      '',
      'Patient.contact[0].name.given[1]',
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(path, fc.string({ maxLength: 20 })), { maxLength: 12 }),
        fc.constantFrom('Patient', '__proto__', 'constructor', ''),
        (pairs, kind) => {
          const findings = new Findings()
          findInFields(
            {
              type: 'fields',
              where: '',
              schema: 'fhir',
              kind,
              paths: pairs.map(([p]) => p),
              values: pairs.map(([, v]) => v),
            },
            0,
            findings,
          )
          for (const value of findings.values) {
            const bare = value.replace(/^(?:Patient\/|urn:uuid:)/, '')
            expect(pairs.some(([, printed]) => printed.includes(bare))).toBe(true)
          }
        },
      ),
    )
  })
})
