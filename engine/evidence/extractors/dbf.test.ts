import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { collectContent, noSpool } from '../collect-content.ts'
import type { Content } from '../content.ts'
import { mutateBytes } from '../mutate-bytes.ts'

const fields = [
  ['NAME', 'C', 20],
  ['DOB', 'D', 8],
  ['VISITS', 'N', 4],
  ['CODE', 'I', 4],
  ['SEEN', 'T', 8],
  ['NOTE', 'M', 4],
] as const

/** A table with one row per name; `driver` is the language driver byte. */
function tableOf(names: string[], charset: string, driver: number): Buffer {
  const recordBytes = 1 + fields.reduce((sum, [, , bytes]) => sum + bytes, 0)
  const headerBytes = 32 + 32 * fields.length + 1
  const head = Buffer.alloc(headerBytes)
  head.set([0x03, 126, 3, 2])
  head.writeUInt32LE(names.length, 4)
  head.writeUInt16LE(headerBytes, 8)
  head.writeUInt16LE(recordBytes, 10)
  head[29] = driver
  fields.forEach(([name, type, bytes], i) => {
    head.write(`${name}\0`, 32 + 32 * i, 'latin1')
    head.write(type, 32 + 32 * i + 11)
    head[32 + 32 * i + 16] = bytes
  })
  head[headerBytes - 1] = 0x0d
  const rows = names.map((name, i) => {
    const row = Buffer.alloc(recordBytes, 0x20)
    row[0] = i === 1 ? 0x2a : 0x20
    iconv.encode(name, charset).copy(row, 1)
    row.write('19800102', 21)
    row.write(String(i + 3).padStart(4), 29)
    row.writeInt32LE(-7 - i, 33)
    row.writeInt32LE(2_461_102, 37)
    row.writeInt32LE(9 * 3_600_000, 41)
    return row
  })
  return Buffer.concat([head, ...rows, Buffer.from([0x1a])])
}

const read = (bytes: Uint8Array) => collectContent(bytes, 'PATIENT.DBF', { spool: noSpool })
const rowsOf = (contents: Content[]): string[][] => contents.flatMap((each) => (each.type === 'rows' ? each.rows : []))

test('a table gives its fields as columns and its rows in order, deleted ones too', async () => {
  const { contents, outcome } = await read(tableOf(['Mei Example', 'Tai Man'], 'ascii', 0))
  expect(outcome).toMatchObject({ kind: 'dbf', state: 'read' })
  expect(contents[0]).toMatchObject({ type: 'table', name: 'PATIENT', columns: fields.map(([name]) => name) })
  expect(rowsOf(contents)).toEqual([
    ['Mei Example', '1980-01-02', '3', '-7', '2026-03-02 09:00:00', ''],
    ['Tai Man', '1980-01-02', '4', '-8', '2026-03-02 09:00:00', ''],
  ])
})

test.each([
  ['by its language driver', 0x78],
  ['by its bytes, where the header does not say', 0],
])('Chinese is decoded %s', async (_, driver) => {
  const { contents } = await read(tableOf(['陳大文', '李小明', '黃美玲', '張國強'], 'big5', driver))
  expect(rowsOf(contents).map((row) => row[0])).toEqual(['陳大文', '李小明', '黃美玲', '張國強'])
})

test('a table cut short says how many rows are missing', async () => {
  const table = tableOf(['Mei', 'Tai Man', 'Siu Ming'], 'ascii', 3)
  const { contents, outcome } = await read(table.subarray(0, table.length - 60))
  expect(rowsOf(contents)).toHaveLength(1)
  expect(outcome).toMatchObject({ state: 'partial', reason: 'The table ends after 1 of 3 rows' })
})

test('whatever is broken, reading ends in one state', async () => {
  for (const mutant of mutateBytes(tableOf(['Mei', 'Tai Man'], 'ascii', 3), 400))
    expect((await read(mutant)).outcome.state).toBeTypeOf('string')
})
