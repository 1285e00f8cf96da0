import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Role } from '../findings.ts'
import { elementNames } from '../taxonomy.ts'
import { headerWords, readHeader } from './header-words.ts'

const said = (header: string) => {
  const reading = readHeader(header)
  if (reading === undefined) return 'unknown'
  const owner =
    reading.owner === 'organisation'
      ? 'organisation'
      : Object.keys(Role).find((key) => Role[key as keyof typeof Role] === reading.owner)
  const meaning = reading.meanings[0]
  const element = reading.ownerOnly ? 'person' : meaning === undefined ? '?' : (elementNames[meaning.element] ?? 'none')
  return `${element}${meaning?.sure === false ? '?' : ''}${owner === undefined ? '' : ` of ${owner}`}`
}

describe('header words', () => {
  it.each([
    ['DOB', 'date-of-birth'],
    ['patientDOB', 'date-of-birth of subject'],
    ['PATIENT_BIRTH_DATE', 'date-of-birth of subject'],
    ['Date of Birth (dd/mm/yyyy)', 'date-of-birth'],
    ['Patient ID', 'medical-record-number'],
    ['PATIENTID', 'medical-record-number'],
    ['MRN No.', 'medical-record-number'],
    ['病人姓名', 'name of subject'],
    ['主診醫生姓名', 'name of staff'],
    ['緊急聯絡人電話', 'phone of nextOfKin'],
    ['監護人', 'person of guardian'],
    ['Attending', 'person of staff'],
    ['Mother Name', 'name of guardian'],
    ["Mother's Maiden Name", 'mothers-maiden-name'],
    ['Name of Patient', 'name'],
    ['Name of Doctor', 'name of staff'],
    ['Tel. No. of Guardian', 'phone of guardian'],
    ["Patient's Guardian Name", 'name of guardian'],
    ['Phone 2', 'phone'],
    ['Address Line 3', 'postal-address'],
    ['address_4', 'postal-address'],
    ['Supplier Phone', 'phone of organisation'],
    ['Hospital Name', 'name? of organisation'],
    ['Drug Name', 'medication'],
    ['Policy Holder Name', 'name of payer'],
    ['Test Result', 'lab-result'],
    ['Patient full legal name', 'name of subject'],
    ['Expiry Date', 'none'],
    ['Fecha de Nacimiento', 'date-of-birth'],
    ['携帯電話', 'phone'],
    ['ＤＯＢ', 'date-of-birth'],
    ['Frobnication level', 'unknown'],
    ['', 'unknown'],
  ])('%s: %s', (header, meaning) => {
    expect(said(header)).toBe(meaning)
  })

  it('splits names as programs write them', () => {
    expect(headerWords('PatientDOB_dt')).toEqual(['patient', 'dob', 'dt'])
    expect(headerWords('dirección_1')).toEqual(['direccion', '1'])
    expect(headerWords('姓名 Name')).toEqual(['姓名', 'name'])
  })

  it('never fails on any header, long ones included', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 220, unit: 'grapheme' }), (header) => {
        readHeader(header)
      }),
    )
    expect(readHeader('name '.repeat(1000))).toBeUndefined()
  })
})
