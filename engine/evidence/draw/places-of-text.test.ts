import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Box, Glyph } from './glyphs.ts'
import { fold, PageText } from './places-of-text.ts'

/** Each character 10 wide and 12 high, a line for each line. */
function layOut(text: string): Glyph[] {
  const glyphs: Glyph[] = []
  let [x, y] = [0, 0]
  for (const sign of text) {
    if (sign === '\n') {
      ;[x, y] = [0, y + 20]
      glyphs.push({ text: sign, isDoubtful: false })
      continue
    }
    const box = { left: x, top: y, right: x + 10, bottom: y + 12 }
    glyphs.push(sign === ' ' ? { text: sign, isDoubtful: false } : { text: sign, isDoubtful: false, box })
    x += 10
  }
  return glyphs
}

const holds = (outer: Box, inner: Box): boolean =>
  outer.left <= inner.left && outer.right >= inner.right && outer.top <= inner.top && outer.bottom >= inner.bottom

test('whatever words of a page are looked for, every character of them is covered', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9陳大文李\-().]{1,8}$/).filter((one) => fold(one) !== '')
  const page = fc.array(fc.tuple(word, fc.constantFrom(' ', '\n', ', ')), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(page, fc.nat(), fc.nat(3), (words, from, more) => {
      const text = words.map(([one, gap]) => one + gap).join('')
      const first = from % words.length
      const wanted = words
        .slice(first, first + 1 + more)
        .map(([one, gap]) => one + gap)
        .join('')
        .trim()
      const start = words
        .slice(0, first)
        .map(([one, gap]) => one + gap)
        .join('').length
      const glyphs = layOut(text)
      const boxes = new PageText(glyphs).find(wanted)!.flat()
      const own = glyphs.slice(start, start + wanted.length).filter(({ text: sign }) => fold(sign) !== '')
      for (const { box } of own) expect(boxes.some((one) => holds(one, box!))).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('a number is not found within another, unless it stands nowhere else; Chinese has no gaps', () => {
  const on = (text: string, wanted: string) => new PageText(layOut(text)).find(wanted)?.length
  expect(on('born 1947, now 47', '47')).toBe(1)
  expect(on('HKIDA123456(3)', 'A123456(3)')).toBe(1)
  expect(on('病人陳大文先生', '陳大文')).toBe(1)
})

test('words that were put together from two columns are covered each; a word that is not there is said', () => {
  const page = new PageText(layOut('Lam\nA123456(3)\nSiu Fong'))
  expect(page.find('Lam\tSiu Fong')).toHaveLength(3)
  expect(page.find('Lam Ka Yan')).toBeUndefined()
})

test('a word that was broken at the end of a line is one, with a box for each line', () => {
  expect(new PageText(layOut('Fitz-\ngerald came')).find('Fitzgerald')).toEqual([
    [
      { left: 0, top: 0, right: 50, bottom: 12 },
      { left: 0, top: 20, right: 60, bottom: 32 },
    ],
  ])
})
