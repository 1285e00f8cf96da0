import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNameShape, looksLikeHanName, looksLikePerson, nameListOf, namesAThing } from './person-names.ts'

describe('names by shape', () => {
  it.each([
    'CHAN Tai Man',
    'Chan, Tai-Man David',
    "O'Brien",
    'Mary-Ann St. John',
    '陳大文',
    '歐陽 小明',
    '陳大文 CHAN Tai Man',
    'Maynard46 Mosciski958',
    'Nguyễn Văn An',
    'Dr. Ho Wing',
    '山田 花子',
    'Siti binti Ahmad',
  ])('%s may be one', (text) => expect(isNameShape(text)).toBe(true))
  it.each([
    '',
    '12345',
    'Room 4B',
    'MODEL HOSPITAL',
    'Surgical gloves',
    'a1b2c3',
    'patient said that she felt well after the second visit to us',
    '陽光醫院',
    '3edac2e3-d223-6fae',
  ])('%s is none', (text) => expect(isNameShape(text)).toBe(false))
})

describe('names by lists', () => {
  it.each([
    'Mary Smith',
    'CHAN Tai Man',
    'Tai Man CHAN',
    'Wong Ka Yan',
    '陳大文',
    '司徒小明',
    'GARCÍA, Ana',
    'Priya Sharma',
  ])('%s looks like a person', (text) => expect(looksLikePerson(text)).toBe(true))
  it.each(['Queen Street', 'Tea Cup', 'Victoria', 'Paper Towel', '血壓正常', 'Model Clinic Ltd'])(
    '%s does not',
    (text) => expect(looksLikePerson(text)).toBe(false),
  )

  it('two to four characters from a surname on are a Chinese name', () => {
    expect(looksLikeHanName('李美')).toBe(true)
    expect(looksLikeHanName('歐陽小明')).toBe(true)
    expect(looksLikeHanName('高血壓')).toBe(true) // 高 is a surname: why a column needs many names, not one
    expect(looksLikeHanName('頭痛')).toBe(false)
    expect(looksLikeHanName('陳大文先生好')).toBe(false)
  })

  it('knows which list a word is in', () => {
    expect(nameListOf('Mary')).toBe('given')
    expect(nameListOf('SMITH')).toBe('family')
    expect(nameListOf('Zorbl')).toBeUndefined()
    expect(namesAThing('Sample Pharma Ltd')).toBe(true)
  })

  it('never fails, and never finds a person where the shape is wrong', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 90, unit: 'grapheme' }), (text) => {
        if (looksLikePerson(text)) expect(isNameShape(text)).toBe(true)
        namesAThing(text)
      }),
    )
  })
})
