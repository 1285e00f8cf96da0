import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TextStore } from './text-store.ts'

test('every text comes back, as a plain list would give it', () =>
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
      const store = new TextStore()
      for (const text of texts) store.add(text)
      expect(store.size).toBe(texts.length)
      for (let at = 0; at < texts.length; at++) expect(store.at(at)).toBe(texts[at])
    }),
  ))

test('many texts over several blocks, and numbers that nobody gave', () => {
  const store = new TextStore()
  for (let at = 0; at < 3000; at++) store.add(`${at} ${'病'.repeat(900)}`)
  store.add('x'.repeat(5_000_000))
  expect(store.at(2999).slice(0, 6)).toBe('2999 病')
  expect(store.at(3000).length).toBe(5_000_000)
  for (const index of [-1, 3001, Number.NaN, 0.5]) expect(store.at(index)).toBe('')
})
