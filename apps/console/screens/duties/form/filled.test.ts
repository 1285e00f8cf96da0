import { expect, test } from 'vitest'
import { answerOf, asText, type Field } from './filled.ts'

const field = (id: string, more: Partial<Field>): Field => ({
  id,
  ask: `What ${id}?`,
  kind: 'text',
  certain: 'seen',
  ...more,
})

test('what is typed goes before what the case says, and blanks are nothing', () => {
  expect(answerOf(field('a', { known: '620' }), ' 631 ')).toBe('631')
  expect(answerOf(field('a', { known: '620' }), '  ')).toBe('620')
  expect(answerOf(field('a', {}), undefined)).toBe('')
})

test('as text every field stands in order, also those without an answer', () => {
  const fields = [field('a', { known: '620' }), field('b', {})]
  expect(asText(fields, { b: '' })).toBe('What a?\n620\n\nWhat b?\n-')
})
