import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CutValue, ValueCutter } from './cut-values.ts'

function cut(text: string, pieces: readonly number[] = [text.length], longest?: number) {
  const cutter = new ValueCutter(longest)
  const values: CutValue[] = []
  let at = 0
  for (let turn = 0; at < text.length; turn++) {
    const length = Math.max(1, pieces[turn % pieces.length]!)
    values.push(...cutter.push(text.slice(at, at + length)))
    at += length
  }
  const { complete } = cutter
  const left = cutter.end()
  if (left !== undefined) values.push(left)
  return { values, complete }
}

test('cuts the elements of the outermost lists, and the values beside them', () => {
  const { values, complete } = cut(
    '{"total": 2, "data": {"patients": [{"name": "Ann ]}\\" Lee"}, [1, [2]], "x", 7], "next": null}}',
  )
  expect(values.map(({ path, number, text }) => [path, number, text])).toEqual([
    ['total', 0, '2'],
    ['data.patients', 1, '{"name": "Ann ]}\\" Lee"}'],
    ['data.patients', 2, '[1, [2]]'],
    ['data.patients', 3, '"x"'],
    ['data.patients', 4, '7'],
    ['data.next', 0, 'null'],
  ])
  expect(complete).toBe(true)
})

test('what breaks off is told apart from what is whole', () => {
  const { values, complete } = cut('[{"a": 1}, {"a": "unfinis')
  expect(values.map(({ number, text }) => [number, text])).toEqual([
    [1, '{"a": 1}'],
    [2, undefined],
  ])
  expect(complete).toBe(false)
})

test('a value longer than may be held is left out, the next is there', () => {
  const { values } = cut(`["${'a"b'.replace('"', '\\"').repeat(200)}", [1], 2]`, [7], 50)
  expect(values.map(({ number, text }) => [number, text])).toEqual([
    [1, undefined],
    [2, '[1]'],
    [3, '2'],
  ])
  expect(values[0]!.units).toBe(802)
})

test('any list, in any layout and cut anywhere, gives its elements', () => {
  fc.assert(
    fc.property(
      fc.array(fc.json({ maxDepth: 3 }).map((text) => JSON.parse(text))),
      fc.constantFrom(undefined, 1, '\t'),
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
      (list, indent, pieces) => {
        const { values, complete } = cut(JSON.stringify({ list }, null, indent), pieces)
        expect(values.map(({ text }) => JSON.parse(text!))).toEqual(list)
        expect(complete).toBe(true)
      },
    ),
  )
})

test('any text ends', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', 'a', '1', ' '), maxLength: 60 }),
      (text) => {
        const whole = cut(text).values.map((value) => value.text)
        expect(cut(text, [1]).values.map((value) => value.text)).toEqual(whole)
      },
    ),
  )
})
