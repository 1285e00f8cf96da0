import { expect, test } from 'vitest'
import { type Letter, lintLetter } from './index.ts'

function letter(text: string, language: Letter['language'] = 'en'): Letter {
  return {
    personId: 'P000001',
    language,
    subject: '',
    greeting: '',
    address: [],
    blocks: [{ kind: 'paragraph', text }],
    closing: '',
    signature: [],
    date: '',
    elements: [],
    draft: '',
  }
}

const rules = (text: string, language?: Letter['language']): string[] =>
  lintLetter(letter(text, language)).map(({ rule }) => rule)

test('a letter that hedges where the data answers is sent back', () => {
  expect(rules('Your information may have been accessed.')).toEqual(['hedging'])
  expect(rules('We have no evidence of misuse.')).toEqual(['hedging'])
  expect(rules('你的資料可能已外洩。', 'zh-Hant')).toEqual(['hedging'])
  expect(rules('You may call us on any day.')).toEqual([])
})

test('a letter that hides who did what is sent back', () => {
  expect(rules('Your account was impacted.')).toEqual(['passive-blame'])
})

test('long sentences and long paragraphs are sent back', () => {
  expect(rules(`${'word '.repeat(26)}.`)).toEqual(['sentence-length'])
  expect(rules('One. Two. Three. Four. Five. Six.')).toEqual(['paragraph-length'])
  expect(rules('字'.repeat(61), 'zh-Hant')).toEqual(['sentence-length'])
})

test('words of many syllables raise the reading age', () => {
  const heavy =
    'Notwithstanding contemporaneous administrative investigations, organisational vulnerabilities necessitate remediation. '.repeat(
      8,
    )
  expect(rules(heavy)).toContain('reading-age')
  expect(
    rules(
      'We had your name on a list. The list was taken. We are sorry. You can call us. We will help you. '
        .repeat(4)
        .trim(),
    ),
  ).not.toContain('reading-age')
})
