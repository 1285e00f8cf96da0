import fc from 'fast-check'
import { expect, test } from 'vitest'
import { elementNames } from '../../engine/elements/index.ts'
import { harmFlags } from '../../engine/harm/index.ts'
import { type LetterFacts, type LetterOccasion, letterText, lintLetter, renderLetter, writeLetter } from './index.ts'
import { elementName } from './letter-templates.ts'

const occasion: LetterOccasion = {
  provider: {
    name: 'Harbour Clinic Group',
    contact: {
      name: 'Lam Wai Yee',
      role: 'Privacy Officer',
      phone: '+852 2100 0000',
      email: 'privacy@harbour.example',
    },
  },
  occurred: '2026-11-20',
  discovered: '2026-11-23T09:30:00+08:00',
  date: '2026-11-25',
}

const chan: LetterFacts = {
  personId: 'P000001',
  name: 'CHAN Tai Man',
  chineseName: '陳大文',
  addressee: 'self',
  addressLines: ['CHAN Tai Man', '88 Example Road', 'Sha Tin'],
  elements: ['date-of-birth', 'diagnosis', 'hkid', 'name', 'phone'],
  flags: ['identity-theft-kit'],
  band: 'very-high',
  residence: 'HK',
  reference: 'P000001',
}

const listOf = (facts: LetterFacts, language: 'en' | 'zh-Hant' = 'en'): string[] =>
  writeLetter(facts, occasion, language).blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))

test('the letter to Mr Chan names what was taken of him, what to do first, and whom to call', () => {
  const text = letterText(writeLetter(chan, occasion, 'en'))
  expect(text).toContain('Dear CHAN Tai Man,')
  expect(text).toContain('- Hong Kong identity card number\n')
  expect(text).toContain('1. Ask a credit reference agency for your credit report.')
  expect(text).toContain('It happened on 20 November 2026. We found out on 23 November 2026.')
  expect(text).toContain('Call +852 2100 0000.')
  expect(text).not.toMatch(/undefined|null|\{\{/)
})

test('in Chinese it uses his Chinese name and no English words of ours', () => {
  const text = letterText(writeLetter(chan, occasion, 'zh-Hant'))
  expect(text).toContain('陳大文：')
  expect(text).toContain('- 香港身份證號碼')
  expect(text).not.toMatch(/Dear|your|stolen/)
})

test('HIV is not written in a letter that somebody else may open; it says that there is something private to ask about', () => {
  const facts = { ...chan, elements: [...chan.elements, 'hiv', 'lab-result'].sort(), flags: ['hiv'] }
  for (const language of ['en', 'zh-Hant'] as const) {
    const text = letterText(writeLetter(facts, occasion, language))
    expect(text).not.toMatch(/HIV|愛滋/)
  }
  expect(listOf(facts)).toContain('private health information that we do not name in a letter')
  expect(letterText(writeLetter(facts, occasion, 'en'))).toContain('do not pay and do not answer')
})

test("a child's letter speaks to the guardian about the child", () => {
  const facts = { ...chan, name: 'CHAN Siu Ming', addressee: 'guardian' as const, addresseeName: 'CHAN Tai Man' }
  const text = letterText(writeLetter(facts, occasion, 'en'))
  expect(text).toContain('Dear CHAN Tai Man,')
  expect(text).toContain(
    "CHAN Siu Ming's information was in the stolen files. We write to you as the parent or guardian of CHAN Siu Ming.",
  )
  expect(text).toContain("The stolen files show CHAN Siu Ming's:")
  const unnamed = letterText(writeLetter({ ...chan, addressee: 'guardian' }, occasion, 'en'))
  expect(unnamed).toContain('To the parent or guardian of CHAN Tai Man:')
})

test('the family of a dead patient is not told to change his password or come to his next visit', () => {
  const facts = {
    ...chan,
    addressee: 'next-of-kin' as const,
    elements: [...chan.elements, 'password'].sort(),
    flags: ['identity-theft-kit', 'credentials', 'deceased'],
  }
  const text = letterText(writeLetter(facts, occasion, 'en'))
  expect(text).toContain('To the family of CHAN Tai Man:')
  expect(text).toContain('The information of the late CHAN Tai Man was in the stolen files.')
  expect(text).toContain("Tell CHAN Tai Man's banks and insurers about the death")
  expect(text).not.toMatch(/next visit|Change the password/)
})

test('what to do speaks of the child where the guardian reads', () => {
  const text = letterText(writeLetter({ ...chan, name: 'CHAN Siu Ming', addressee: 'guardian' }, occasion, 'en'))
  expect(text).toContain("At the next visit, ask us to show you CHAN Siu Ming's record.")
})

test('an address in both scripts is printed in the one of the letter', () => {
  const facts = { ...chan, addressLines: ['CHAN Tai Man', '新界沙田示範路88號', '88 Example Road', 'Sha Tin'] }
  expect(writeLetter(facts, occasion, 'en').address).toEqual(['CHAN Tai Man', '88 Example Road', 'Sha Tin'])
  expect(writeLetter(facts, occasion, 'zh-Hant').address).toEqual(['CHAN Tai Man', '新界沙田示範路88號'])
})

test('a person in hiding reads first how to stay safe', () => {
  const facts = {
    ...chan,
    addressee: 'safe-address' as const,
    flags: ['safe-address', 'payment'],
    elements: ['name', 'payment-card', 'postal-address'],
  }
  const steps = writeLetter(facts, occasion, 'en').blocks.find((block) => block.kind === 'steps')
  expect(steps).toMatchObject({
    items: [
      expect.stringContaining('Call us before you do anything else'),
      expect.stringContaining('block the card'),
      expect.anything(),
      expect.anything(),
    ],
  })
})

const anyFacts = fc
  .record({
    elements: fc.subarray(
      elementNames.filter((name) => name !== 'record-key'),
      { minLength: 1 },
    ),
    flags: fc.subarray([...harmFlags]),
    band: fc.constantFrom('low', 'medium', 'high', 'very-high'),
    residence: fc.constantFrom('HK', 'US-OH', 'GB-ENG', 'FR', ''),
    addressee: fc.constantFrom('self', 'guardian', 'next-of-kin', 'safe-address', 'none') as fc.Arbitrary<
      LetterFacts['addressee']
    >,
  })
  .map((some): LetterFacts => ({ ...chan, ...some }))

const unspoken = [
  'hiv',
  'mental-health',
  'sexual-health',
  'reproductive-health',
  'substance-use',
  'genetic-data',
  'abuse-or-violence',
  'sexual-orientation',
]

test('no letter names an element that was not exposed, and every exposed one is named or covered by another word for it', () => {
  const byName = new Map(elementNames.map((element) => [elementName(element, 'en'), element]))
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const listed = listOf(facts)
      const named = listed.flatMap((item) => byName.get(item) ?? [])
      for (const element of named) expect(facts.elements).toContain(element)
      const hidden = facts.elements.filter((element) => unspoken.includes(element))
      expect(listed.includes('private health information that we do not name in a letter')).toBe(hidden.length > 0)
      const silent = facts.elements.filter((element) => !named.includes(element) && !unspoken.includes(element))
      for (const element of silent) expect(['icd-code', 'passport-mrz']).toContain(element)
    }),
  )
})

test('no letter stumbles over the lint, whatever was exposed of whom', () => {
  fc.assert(
    fc.property(anyFacts, fc.constantFrom('en', 'zh-Hant') as fc.Arbitrary<'en' | 'zh-Hant'>, (facts, language) => {
      expect(lintLetter(writeLetter(facts, occasion, language))).toEqual([])
    }),
  )
})

test('a name that looks like a template is printed as it is', () => {
  const text = letterText(writeLetter({ ...chan, name: "{{ reference }} <b>O'Neil</b>" }, occasion, 'en'))
  expect(text).toContain("Dear {{ reference }} <b>O'Neil</b>,")
})

test('the PDF is tagged PDF/UA, the same bytes each time, and takes names in any script without reading them as markup', () => {
  const odd = { ...chan, name: '#eval("1") $x$ *bold* \\ שלום محمد 陳大文' }
  const [first, second] = [
    renderLetter(writeLetter(odd, occasion, 'en')),
    renderLetter(writeLetter(odd, occasion, 'en')),
  ]
  const text = Buffer.from(first).toString('latin1')
  expect(text.startsWith('%PDF-')).toBe(true)
  expect(text).toMatch(/pdfuaid:part|MarkInfo/)
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
})
