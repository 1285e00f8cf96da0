import { describe, expect, it } from 'vitest'
import { guessIdentifier, isWellFormed } from './guess-identifier.ts'
import { fieldOfHeader, recogniseColumns } from './recognise-columns.ts'

describe('headers', () => {
  it.each([
    ['patient_id', 'patient-id'],
    ['PatientID', 'patient-id'],
    ['Patient Name', 'name'],
    ['MRN', 'medical-record-number'],
    ['First Name', 'given-name'],
    ['SURNAME', 'family-name'],
    ['Date of Birth', 'date-of-birth'],
    ['Patient DOB', 'date-of-birth'],
    ['出生日期', 'date-of-birth'],
    ['出生日期 (DOB)', 'date-of-birth'],
    ['Tel. No.', 'phone'],
    ['phone_2', 'phone'],
    ['Mobile/手提電話', 'phone'],
    ['soc_sec_id', 'ssn'],
    ['香港身份證號碼', 'hkid'],
    ['ZIP', 'postcode'],
    ['Next of Kin Phone', 'kin-phone'],
    ['Blood pressure', null],
  ])('%s is %s', (header, field) => {
    expect(fieldOfHeader(header)).toBe(field)
  })
})

describe('values', () => {
  it('say which number "ID No." is', () => {
    expect(guessIdentifier(['A123456(3)', 'K447120(8)', 'G623535(1)'])).not.toBe('national-id')
    expect(guessIdentifier(['943 476 5919', '9434765870'])).toBe('nhs-number')
    expect(guessIdentifier(['987-65-4321', '123-45-6789', '212555555'])).toBe('ssn')
    expect(guessIdentifier(['11010519491231002X'])).toBe('cn-resident-id')
    expect(guessIdentifier(['QQ12', 'ZX99'])).toBe('national-id')
    expect(guessIdentifier([])).toBe('national-id')
  })

  it('are checked by their check digits', () => {
    expect(isWellFormed('hkid', 'A123456(3)')).toBe(true)
    expect(isWellFormed('hkid', 'A123456(4)')).toBe(false)
    expect(isWellFormed('nhs-number', '943 476 5919')).toBe(true)
    expect(isWellFormed('passport', 'anything')).toBe(true)
  })

  it('name columns whose header says nothing, when they cannot be anything else', () => {
    const rows = ['陳大文', '林小瑩', '何淑儀', '袁詠詩', '黃嘉欣'].map((name, i) => [
      name,
      `p${i}@post.example`,
      `colour ${i}`,
    ])
    expect(recogniseColumns(['a', 'b', 'c'], rows)).toEqual(['chinese-name', 'email', null])
  })
})
