import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { RowSplitter } from './split-rows.ts'

function split(text: string, { delimiter = ',', pieces = [text.length], longest = 4 << 20, width = 0 } = {}) {
  const splitter = new RowSplitter(delimiter, '\n', longest)
  splitter.width = width
  const rows: string[][] = []
  const numbers: number[] = []
  const take = (more: { rows: string[][]; numbers: number[] }) => {
    rows.push(...more.rows)
    numbers.push(...more.numbers)
  }
  let at = 0
  for (let turn = 0; at < text.length; turn++) {
    const length = Math.max(1, pieces[turn % pieces.length]!)
    take(splitter.push(text.slice(at, at + length)))
    at += length
  }
  take(splitter.end())
  return { rows, numbers, faults: splitter.faults }
}

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '陳', ' ', ',', '"', '\n', ';', '1'), maxLength: 8 })
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 12 })
const piecesOf = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 })

describe('rows of a CSV file', () => {
  test('a quoted cell may hold delimiters, line ends and doubled quotes', () => {
    const { rows } = split('1,"Lee, Ann","said ""no""\nand left",x\n2,Bo,,y\n')
    expect(rows).toEqual([
      ['1', 'Lee, Ann', 'said "no"\nand left', 'x'],
      ['2', 'Bo', '', 'y'],
    ])
  })

  test('line ends of Windows do not become part of the last cell', () => {
    expect(split('a,b\r\n"c","d"\r\n').rows).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  test('text after a closing quote stays in the cell, and no other row is touched', () => {
    expect(split('1,"Bob" Smith,x\n2,5" tape,y\n3, "Lee, Ann",z\n').rows).toEqual([
      ['1', 'Bob Smith', 'x'],
      ['2', '5" tape', 'y'],
      ['3', 'Lee, Ann', 'z'],
    ])
  })

  test('a quote that never closes costs one row its quotes, not the rest of the file', () => {
    const { rows, faults } = split('1,"Ann,x\n2,Bo,y\n3,Cy,z\n')
    expect(rows).toEqual([
      ['1', 'Ann', 'x'],
      ['2', 'Bo', 'y'],
      ['3', 'Cy', 'z'],
    ])
    expect(faults).toEqual([{ row: 1, kind: 'open-quote' }])
  })

  test('a stray quote that closes rows later does not swallow the people between', () => {
    const { rows, faults } = split('1,"Ann,x\n2,Bo,y\n3,Cy,z\n4,"Di",w\n', { width: 3 })
    expect(rows.map((row) => row[0])).toEqual(['1', '2', '3', '4'])
    expect(faults).toEqual([{ row: 1, kind: 'open-quote' }])
  })

  test('an open quote in front of more text than may be held is given up at the limit', () => {
    const filler = 'n,Somebody Else,1980-01-01\n'.repeat(40)
    const { rows, faults } = split(`1,"Ann,x\n${filler}`, { longest: 200, pieces: [50] })
    expect(rows).toHaveLength(41)
    expect(faults).toEqual([{ row: 1, kind: 'open-quote' }])
  })

  test('a row longer than may be held comes in parts under one number', () => {
    const { rows, numbers, faults } = split(`${'x,'.repeat(300)}end\n2,Bo\n`, { longest: 100, pieces: [64] })
    expect(new Set(numbers)).toEqual(new Set([1, 2]))
    expect(rows.at(-1)).toEqual(['2', 'Bo'])
    expect(faults).toEqual([{ row: 1, kind: 'too-long' }])
  })

  test('text made of nothing but open quotes ends in linear time', () => {
    const hostile = '"a""b\n'.repeat(20_000)
    const { rows } = split(hostile, { longest: 1000, pieces: [997] })
    expect(rows.flat().join('').length).toBeGreaterThan(20_000)
  })

  test('any table, written as CSV and cut anywhere, comes back', () => {
    fc.assert(
      fc.property(table, piecesOf, (rows, pieces) => {
        const text = Papa.unparse(rows, { quotes: true, newline: '\n' })
        expect(split(text, { pieces }).rows).toEqual(rows)
      }),
    )
  })

  test('agrees with papaparse on well-formed text of any dress', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        piecesOf,
        (rows, delimiter, newline, pieces) => {
          const tidy = rows.map((row) => row.map((text) => text.replaceAll(/\s+/g, '.')))
          const text = `${Papa.unparse(tidy, { delimiter, newline })}${newline}`
          const expected = Papa.parse<string[]>(text, { delimiter, newline }).data.slice(0, -1)
          expect(split(text, { delimiter, pieces }).rows).toEqual(expected)
        },
      ),
    )
  })
})
