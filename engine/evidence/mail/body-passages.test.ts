import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodyPassages } from './body-passages.ts'

test('a short body is one passage, an empty one none', () => {
  expect([...bodyPassages('Dear Mei', 'part=1')]).toEqual([{ type: 'passage', where: 'part=1', text: 'Dear Mei' }])
  expect([...bodyPassages('', 'part=1')]).toEqual([])
})

test('a long body is cut at line ends, and every passage names its first line', () => {
  const lines = Array.from({ length: 9000 }, (_, i) => `line ${i + 1} about Mei Example`)
  const passages = [...bodyPassages(lines.join('\n'), 'msg=2;part=1')]
  expect(passages.length).toBeGreaterThan(3)
  expect(passages.map((each) => each.text).join('')).toBe(lines.join('\n'))
  for (const { where, text } of passages)
    expect(`line ${/line=(\d+)$/.exec(where)![1]} `).toBe(text.slice(0, text.indexOf('about')))
})

test('a line without end is cut so that every short value lies whole in one passage', () => {
  const arbitrary = fc.record({
    word: fc.stringMatching(/^[a-z]{1,9}$/),
    fill: fc.constantFrom('x', 'x ', '病', '𠮷', 'é '),
  })
  fc.assert(
    fc.property(arbitrary, fc.nat(70_000), ({ word, fill }, at) => {
      const body = `${fill.repeat(40_000).slice(0, at)}<${word}>${fill.repeat(90_000)}`
      const passages = [...bodyPassages(body, 'p')]
      expect(passages.some((each) => each.text.includes(`<${word}>`))).toBe(true)
      for (const each of passages) expect(each.text.isWellFormed() || !body.isWellFormed()).toBe(true)
      expect(passages.at(-1)!.text.endsWith(body.slice(-5))).toBe(true)
    }),
    { numRuns: 60, seed: 3 },
  )
})
