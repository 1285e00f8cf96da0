import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fields } from '../../evidence/index.ts'
import { Findings, Part, Role } from '../findings.ts'
import { elementNames } from '../taxonomy.ts'
import { findInFields } from './find-in-fields.ts'
import { readAddresses } from './read-mail.ts'

function told(schema: Fields['schema'], record: Record<string, string>, where = ''): string[] {
  const findings = new Findings()
  findInFields(
    { type: 'fields', where, schema, kind: '', paths: Object.keys(record), values: Object.values(record) },
    0,
    findings,
  )
  return findings.values.map((value, at) => {
    const part = Object.keys(Part).find((key) => Part[key as keyof typeof Part] === findings.part[at])
    const role = Object.keys(Role).find((key) => Role[key as keyof typeof Role] === findings.role[at])
    const name =
      elementNames[findings.element[at]!] +
      (part === 'whole' ? '' : `:${part}`) +
      (role === 'subject' ? '' : `(${role})`)
    return `${name} ${value}`
  })
}

describe('mail headers', () => {
  it('name senders and receivers, not the patient', () => {
    expect(
      told('mail', {
        From: '"CHAN, Tai Man" <tm@post.example>',
        To: 'Ada Wong <ada@clinic.example>, info@clinic.example',
        Subject: 'Appointment of Mary Smith',
      }),
    ).toEqual([
      'email(correspondent) tm@post.example',
      'name(correspondent) CHAN, Tai Man',
      'email(correspondent) ada@clinic.example',
      'name(correspondent) Ada Wong',
      'email(correspondent) info@clinic.example',
    ])
  })

  it.each([
    ['a@x.example; b@x.example', ['|a@x.example', '|b@x.example']],
    ['"a@x.example" <a@x.example>', ['|a@x.example']],
    ['Team: a@x.example, Ada <b@x.example>;', ['|a@x.example', 'Ada|b@x.example']],
    ['<mailto:a@x.example>', ['|a@x.example']],
    ['"Wong \\"Ada\\" K" <a@x.example>', ['Wong "Ada" K|a@x.example']],
    ['陳大文 <tm@x.example>', ['陳大文|tm@x.example']],
    ['', []],
    [',,;', []],
  ])('%s', (header, expected) => {
    expect(readAddresses(header).map(({ shown, address }) => `${shown}|${address}`)).toEqual(expected)
  })

  it('are read without failing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (header) => {
        for (const { address } of readAddresses(header)) expect(address === '' || address.includes('@')).toBe(true)
      }),
    )
  })
})

describe('DICOM attributes', () => {
  it('by keyword or by tag', () => {
    const expected = [
      'name:family Chan',
      'name:given Tai Man',
      'name:other 陳大文',
      'medical-record-number 77654033',
      'date-of-birth 19800412',
      'sex M',
    ]
    const values = ['Chan^Tai Man=陳^大文', '77654033', '19800412', 'M']
    const byKeyword = ['PatientName', 'PatientID', 'PatientBirthDate', 'PatientSex']
    const byTag = ['(0010,0010)', '(0010,0020)', '00100030', '(0010,0040)']
    for (const paths of [byKeyword, byTag])
      expect(told('dicom', Object.fromEntries(paths.map((path, i) => [path, values[i]!])))).toEqual(expected)
  })

  it('doctors are staff, and the study shows an image', () => {
    expect(
      told('dicom', { ReferringPhysicianName: 'Ho^Wing', Modality: 'CT', StudyDescription: 'CT head', Rows: '512' }),
    ).toEqual(['name:family(staff) Ho', 'name:given(staff) Wing', 'medical-image CT', 'medical-image CT head'])
  })
})

describe('records without a map of their own', () => {
  it('are read by the last part of their paths', () => {
    expect(
      told('json', {
        'patient.name': 'Mary Smith',
        'patient.dateOfBirth': '1980-04-12',
        'patient.guardian.name': 'Peter Smith',
        'patient.guardian.phone': '9222 3333',
        'patient.visits[0].diagnosis': 'Depression',
        'doctor.name': 'Ho Wing',
        'clinic.phone': '2345 6789',
        'clinic.name': 'Model Clinic',
      }),
    ).toEqual([
      'name Mary Smith',
      'date-of-birth 1980-04-12',
      'name(guardian) Peter Smith',
      'next-of-kin Peter Smith',
      'phone(guardian) 9222 3333',
      'next-of-kin 9222 3333',
      'diagnosis Depression',
      'mental-health Depression',
      'name(staff) Ho Wing',
    ])
  })

  it('are forms as well', () => {
    expect(
      told('form', {
        'Patient name': 'CHAN Tai Man',
        身份證號碼: 'A123456(3)',
        Allergies: 'Penicillin',
        'Attending doctor': 'Ho Wing',
      }),
    ).toEqual(['name CHAN Tai Man', 'hkid A123456(3)', 'allergy Penicillin', 'name(staff) Ho Wing'])
  })

  it('labels of forms may hold any sign', () => {
    expect(
      told('form', { 'Date of birth (dd/mm/yyyy)': '12/04/1980', 'Tel. No.': '9123 4567', '姓名 Name': '陳大文' }),
    ).toEqual(['date-of-birth 12/04/1980', 'phone 9123 4567', 'name 陳大文'])
  })

  it('a configuration file is nobody, but its password counts', () => {
    expect(
      told('json', {
        name: 'clinic-app',
        version: '1.2.3',
        description: 'The app of the clinic',
        'author.name': 'Tom Green',
        'database.password': 'hunter2!',
      }),
    ).toEqual(['name(staff) Tom Green', 'password hunter2!'])
  })

  it('one value alone names nobody', () => {
    expect(told('xml', { 'order/phone': '9123 4567' })).toEqual([])
    expect(told('xml', { 'person/hkid': 'A123456(3)' })).toEqual(['hkid A123456(3)'])
  })

  it('are read without failing', () => {
    const path = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom('a.name', 'patient.dob', 'x/y@id', 'guardian', '電話'),
    )
    const schema = fc.constantFrom<Fields['schema']>('json', 'xml', 'form', 'dicom', 'mail', 'ccda')
    fc.assert(
      fc.property(schema, fc.dictionary(path, fc.string({ maxLength: 30 })), (kind, record) => {
        told(kind, record, 'msg=1')
      }),
    )
  })
})
