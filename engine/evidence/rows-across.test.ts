import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowsAcross } from './rows-across.ts'

const at = (text: string, left: number, top: number, width = 80, height = 10) => ({
  text,
  page: 1,
  left,
  right: left + width,
  top,
  bottom: top + height,
})
const shown = (lines: ReturnType<typeof at>[]) =>
  rowsAcross(lines).map((row) => row.map((line) => line.text).join(' | '))

test('a form that was read column by column is put back into rows', () => {
  const names = ['Lam Siu Fong', 'Ho Ka Yan', 'Wong Mei'].map((name, row) => at(name, 0, row * 20))
  const ids = ['A123456(3)', 'B654321(0)', 'C555555(5)'].map((id, row) => at(id, 100, row * 20 + 1))
  expect(shown([...names, ...ids])).toEqual([
    'Lam Siu Fong | A123456(3)',
    'Ho Ka Yan | B654321(0)',
    'Wong Mei | C555555(5)',
  ])
})

test('a page that lies a little askew keeps its rows', () => {
  const cells = [0, 1, 2].flatMap((row) =>
    [0, 1, 2].map((column) => at(`${row}${column}`, column * 100, row * 20 + column * 4)),
  )
  expect(shown(cells)).toEqual(['00 | 01 | 02', '10 | 11 | 12', '20 | 21 | 22'])
})

test('plain paragraphs stay as they are, and pages do not mix', () => {
  const lines = [at('one', 0, 0), at('two', 0, 12), { ...at('three', 100, 0), page: 2 }]
  expect(shown(lines)).toEqual(['one', 'two', 'three'])
})

test('every line comes out once', () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(500), fc.nat(500), fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 30 }))),
      (boxes) => {
        const lines = boxes.map(([left, top, width, height], index) => at(String(index), left, top, width, height))
        expect(rowsAcross(lines).flat().length).toBe(lines.length)
      },
    ),
  ))
