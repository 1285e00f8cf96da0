import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskMarks } from './mask-marks.ts'

test('letters and digits of findings are gone, everything else stays, and nothing moves', () => {
  const anyText = fc.string({ unit: 'grapheme', maxLength: 60 })
  const mark = fc.record({ start: fc.nat(60), length: fc.nat(20) })
  fc.assert(
    fc.property(anyText, fc.array(mark, { maxLength: 6 }), (text, some) => {
      const marks = some
        .map(({ start, length }) => ({
          start: Math.min(start, text.length),
          end: Math.min(start + length, text.length),
        }))
        .map((range) => ({ ...range, element: 'name', confidence: 90, why: '' }))
        .sort((a, b) => a.start - b.start || b.end - a.end)
      const part = { type: 'text' as const, where: '', from: 0, length: text.length, text, marks }
      const masked = maskMarks(part)
      if (masked.type !== 'text') throw new Error('a text was given')
      expect(masked.text).toHaveLength(text.length)
      for (let at = 0; at < text.length; at++) {
        const found = marks.some(({ start, end }) => at >= start && at < end)
        if (found) expect(/[\p{L}\p{N}]/u.test(masked.text[at]!)).toBe(false)
        else expect(masked.text[at]).toBe(text[at])
      }
    }),
  )
})

test('a page that is a clinical note as a whole can be read; what is found in it cannot', () => {
  const text = 'Patient: Lam Siu Fong. Seen for a cough.'
  const why = ''
  const whole = { element: 'clinical-note', start: 0, end: text.length, confidence: 70, why }
  const name = { element: 'name', start: 9, end: 21, confidence: 90, why }
  const shown = maskMarks({ type: 'text', where: '', from: 0, length: text.length, text, marks: [whole, name] })
  expect(shown).toMatchObject({ text: 'Patient: ••• ••• ••••. Seen for a cough.', marks: [whole, name] })
})
