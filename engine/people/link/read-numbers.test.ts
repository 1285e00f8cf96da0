import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEmail, readIdentifier, readPhone, readSex } from './read-numbers.ts'

describe('readPhone', () => {
  it.each([
    ['+852 9123 4567', '91234567'],
    ['(852) 9123-4567', '91234567'],
    ['9123 4567', '91234567'],
    ['85291234567', '91234567'],
    ['+1 (555) 010-4477', '5550104477'],
    ['1-555-010-4477', '5550104477'],
    ['555.010.4477 ext 12', '5550104477'],
    ['+44 20 7946 0018', '2079460018'],
    ['020 7946 0018', '2079460018'],
    ['+86 138 0013 8000', '13800138000'],
    ['02 69096869', '269096869'],
    ['999', ''],
    ['n/a', ''],
  ])('%s is %s', (printed, digits) => {
    expect(readPhone(printed)).toBe(digits)
  })

  it('answers digits or nothing', () => {
    fc.assert(fc.property(fc.string({ maxLength: 40 }), (text) => /^\d*$/.test(readPhone(text))))
  })
})

describe('other numbers', () => {
  it('reads identifiers without punctuation, and refuses fillers', () => {
    expect(readIdentifier('A123456(3)')).toBe('A1234563')
    expect(readIdentifier('987-65-4320')).toBe('987654320')
    expect(readIdentifier('000000000')).toBe('')
    expect(['??', 'NONE', 'unknown', 'N/A'].map(readIdentifier)).toEqual(['', '', '', ''])
  })

  it('reads e-mails and mends a doubled @', () => {
    expect(readEmail(' Orla@Brannigan.example ')).toBe('orla@brannigan.example')
    expect(readEmail('mailto:orla@@brannigan.example')).toBe('orla@brannigan.example')
    expect(readEmail('none')).toBe('')
  })

  it('reads sex in both languages', () => {
    expect(['M', 'female', '女', '男性', 'unknown'].map(readSex)).toEqual(['M', 'F', 'F', 'M', ''])
  })
})
