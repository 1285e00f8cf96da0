import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupParts } from './group-parts.ts'
import { type Mark, type Part, segmentsOf, stopAt, stopsIn } from './stops.ts'

const mark = (element: string, start: number, end: number, confidence = 90): Mark => ({
  ...{ element, start, end, confidence, why: '' },
})
const row = (number: number, ...marks: Mark[]): Part => ({
  ...{ type: 'row', where: `sheet=Patients;row=${number}`, number, columns: ['Name', 'Phone'] },
  cells: [
    { text: 'Ng Siu Ling', marks: [] },
    { text: '5550 0101', marks },
  ],
})

test('one stops once where two things were found in the same letters, the surest first', () => {
  const stops = stopsIn([row(4, mark('passport', 0, 9, 30), mark('phone', 0, 9, 95), mark('name', 0, 4))])
  expect(stops.map(({ found }) => found.map(({ element }) => element))).toEqual([['phone', 'passport'], ['name']])
})

test('a place is found by its units in a text that is shown from its middle on, and by its element in a row', () => {
  const text: Part = {
    ...{ type: 'text', where: 'page=3', from: 1000, length: 9000, text: 'x'.repeat(500) },
    marks: [mark('phone', 10, 18), mark('phone', 40, 48)],
  }
  const parts = [row(4, mark('name', 0, 4)), text, row(5, mark('name', 0, 4), mark('phone', 0, 9))]
  const stops = stopsIn(parts)
  const at = (target: number, location: string, element: string) =>
    stopAt(stops, parts, target, { run_id: '', item: 'a.pdf', location, element })
  expect(at(1, 'page=3;span=1040-1048', 'phone')).toBe(2)
  expect(at(2, 'sheet=Patients;row=5;col=B', 'phone')).toBe(4)
  expect(stopAt([], parts, 1, { run_id: '', item: 'a.pdf' })).toBe(-1)
})

test('rows that follow each other are one table; another sheet begins another', () => {
  const other = { ...row(1), where: 'sheet=Staff;row=1' } as Part
  const groups = groupParts([row(1), row(2), other])
  expect(groups.map((group) => group.type === 'table' && [group.where, group.rows.length])).toEqual([
    ['sheet=Patients', 2],
    ['sheet=Staff', 1],
  ])
})

test('whatever overlaps, the segments of a text are the text, and each stop covers exactly its letters', () => {
  const span = fc
    .tuple(fc.nat(30), fc.integer({ min: 1, max: 10 }))
    .map(([start, length]) => [start, Math.min(40, start + length)] as const)
  fc.assert(
    fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
      const text = Array.from({ length: 40 }, (_, at) => String.fromCharCode(65 + at)).join('')
      const numbered = spans.map(
        ([start, end], number) => [number, { part: 0, text: 0, start, end, found: [] }] as const,
      )
      const segments = segmentsOf(text, numbered)
      expect(segments.map((segment) => segment.text).join('')).toBe(text)
      for (const [number, { start, end }] of numbered) {
        const covered = segments.filter(({ stops }) => stops.includes(number)).map((segment) => segment.text)
        expect(covered.join('')).toBe(text.slice(start, end))
      }
    }),
  )
})
