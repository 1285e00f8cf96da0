import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Findings, Part, Role } from '../findings.ts'
import { elementNames } from '../taxonomy.ts'
import { findInFields } from './find-in-fields.ts'

function told(pairs: [string, string][]): string[] {
  const findings = new Findings()
  const [paths, values] = [pairs.map(([path]) => path), pairs.map(([, value]) => value)]
  findInFields({ type: 'fields', where: '', schema: 'ccda', kind: 'ClinicalDocument', paths, values }, 0, findings)
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
const short = (pairs: [string, string][]) => told(pairs).map((line) => line.split(' @')[0])

const role = 'recordTarget/patientRole'

describe('the header of a C-CDA document', () => {
  it('gives the patient', () => {
    const lines = told([
      [`${role}/id@root`, '2.16.840.1.113883.19.5'],
      [`${role}/id@extension`, 'H0000812'],
      [`${role}/id[2]@root`, '2.16.840.1.113883.4.1'],
      [`${role}/id[2]@extension`, '123-45-6789'],
      [`${role}/addr@use`, 'HP'],
      [`${role}/addr/streetAddressLine`, '12 Sample Road'],
      [`${role}/addr/city`, 'Modelton'],
      [`${role}/addr/postalCode`, '97867'],
      [`${role}/telecom@value`, 'tel:+1(555)123-4567'],
      [`${role}/telecom[2]@value`, 'mailto:mary@post.example'],
      [`${role}/patient/name/given`, 'Mary'],
      [`${role}/patient/name/given[2]`, 'Ann'],
      [`${role}/patient/name/family`, 'Smith'],
      [`${role}/patient/name[2]/family`, 'Brown'],
      [`${role}/patient/birthTime@value`, '19800412'],
      [`${role}/patient/administrativeGenderCode@code`, 'F'],
      [`${role}/patient/administrativeGenderCode@displayName`, 'Female'],
      [`${role}/patient/guardian/guardianPerson/name/given`, 'Peter'],
      [`${role}/patient/guardian/guardianPerson/name/family`, 'Smith'],
      [`${role}/patient/guardian/telecom@value`, 'tel:555-9999999'],
    ])
    expect(lines[0]).toBe(`medical-record-number H0000812 @field=${role}/id@extension`)
    expect(lines.map((line) => line.split(' @')[0])).toEqual([
      'medical-record-number H0000812',
      'ssn 123-45-6789',
      'postal-address:street 12 Sample Road',
      'postal-address:city Modelton',
      'postal-address:postcode 97867',
      'phone +1(555)123-4567',
      'email mary@post.example',
      'name:given Mary',
      'name:middle Ann',
      'name:family Smith',
      'name:other Brown',
      'date-of-birth 19800412',
      'sex Female',
      'name:given(guardian) Peter',
      'name:family(guardian) Smith',
      'next-of-kin Smith',
      'phone(guardian) 555-9999999',
      'next-of-kin 555-9999999',
    ])
  })

  it('tells authors, relatives and policy holders apart', () => {
    const entity = (code: string) =>
      short([
        ['participant/associatedEntity@classCode', code],
        ['participant/associatedEntity/associatedPerson/name/family', 'Hill'],
      ])
    expect(entity('NOK')).toEqual(['name:family(nextOfKin) Hill', 'next-of-kin Hill'])
    expect(entity('POLHOLD')).toEqual(['name:family(payer) Hill'])
    expect(short([['author/assignedAuthor/assignedPerson/name/family', 'Ho']])).toEqual(['name:family(staff) Ho'])
    expect(short([['ClinicalDocument/author/assignedAuthor/representedOrganization/name', 'Model Clinic']])).toEqual([])
  })
})

describe('sections', () => {
  const section = 'component/structuredBody/component[3]/section'

  it('are known by their code; words of entries and narrative count, heads of columns do not', () => {
    const lines = told([
      [`${section}/code@code`, '11450-4'],
      [`${section}/title`, 'Problems'],
      [`${section}/text/table/thead/tr/th`, 'Problem'],
      [`${section}/text/table/tbody/tr/td`, 'Depressive disorder'],
      [`${section}/entry/act/entryRelationship/observation/value@displayName`, 'Asthma'],
      [`${section}/entry/act/statusCode@code`, 'active'],
    ])
    expect(lines.map((line) => line.split(' @')[0])).toEqual([
      'diagnosis Depressive disorder',
      'mental-health Depressive disorder',
      'diagnosis Asthma',
    ])
  })

  it.each([
    ['10160-0', 'medication'],
    ['48765-2', 'allergy'],
    ['30954-2', 'lab-result'],
    ['11369-6', 'immunisation'],
    ['47519-4', 'procedure'],
    ['8716-3', 'vital-sign'],
    ['46240-8', 'appointment'],
  ])('%s holds %s', (code, element) => {
    expect(
      short([
        [`${section}/code@code`, code],
        [`${section}/entry/observation/value@displayName`, 'X-thing'],
      ]),
    ).toEqual([`${element} X-thing`])
  })

  it('ICD codes are codes, and reveal what they reveal', () => {
    const value = `${section}/entry/act/entryRelationship/observation/value`
    expect(
      short([
        [`${section}/code@code`, '11450-4'],
        [`${value}@code`, 'F32.1'],
        [`${value}@codeSystem`, '2.16.840.1.113883.6.90'],
      ]),
    ).toEqual(['icd-code F32.1', 'mental-health F32.1'])
  })

  it('unknown ones are left to the text', () => {
    expect(
      short([
        [`${section}/code@code`, '99999-9'],
        [`${section}/entry/observation/value@displayName`, 'X'],
      ]),
    ).toEqual([])
  })
})

describe('any document', () => {
  it('is read without failing', () => {
    const path = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        `${role}/id@extension`,
        'section/section/section/code@code',
        '/section/',
        'a/section/text',
        `${role}/patient/name`,
      ),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(path, fc.string({ maxLength: 20 })), { maxLength: 10 }), (pairs) => {
        told(pairs)
      }),
    )
  })
})
