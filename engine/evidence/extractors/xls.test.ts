import { utils, type WorkBook, write } from '@e965/xlsx'
import CFB from 'cfb'
import { describe, expect, test } from 'vitest'
import { bytesInMemory } from '../../../base/files/index.ts'
import { shownCells } from '../collect-content.ts'
import { expectCalm } from './samples/expect-calm.ts'
import { readAll, textOf } from './samples/read-all.ts'
import { drawingBytes } from './xls/drawing-bytes.ts'
import { readXlsExtras } from './xls/read-extras.ts'
import { xls } from './xls.ts'

function billing(): WorkBook {
  const sheet = utils.aoa_to_sheet([
    ['Name', 'Date of birth', 'Record', 'Active'],
    ['Lam Siu Fong', 30753, 1234567, true],
    [],
    ['陳大文', 30754.5, 91234567, false],
  ])
  for (const [cell, z] of [
    ['B2', 'dd/mm/yyyy'],
    ['B4', 'yyyy-mm-dd hh:mm'],
    ['C2', '00000000'],
  ] as const)
    sheet[cell].z = z
  sheet['A2'].c = [{ a: 'Dr Ho', t: 'call her' }]
  sheet['A4'].l = { Target: 'mailto:chan@example.com' }
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'Patients')
  utils.book_append_sheet(book, utils.aoa_to_sheet([['Wong Mei', 'C555555(5)']]), 'Old')
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] }
  return book
}

const bytesOf = (bookType: 'biff8' | 'xlsb' | 'biff5'): Buffer =>
  Buffer.from(write(billing(), { type: 'buffer', bookType }) as Uint8Array)
const read = (bytes: Uint8Array, kind = 'xls') => readAll(xls, bytesInMemory(bytes), { kind })

describe.each(['biff8', 'xlsb'] as const)('a workbook saved as %s', (bookType) => {
  test('keeps its row numbers, dates, zeros, hidden sheets and links', async () => {
    const { content, ended } = await read(bytesOf(bookType), bookType === 'xlsb' ? 'xlsb' : 'xls')
    expect(ended).toBeUndefined()
    expect(content[0]).toMatchObject({
      type: 'table',
      where: 'sheet=Patients',
      columns: ['Name', 'Date of birth', 'Record', 'Active'],
    })
    expect(content[1]).toMatchObject({
      type: 'rows',
      first: 2,
      numbers: Uint32Array.of(2, 4),
      rows: [
        ['Lam Siu Fong', '1984-03-12', '01234567', 'TRUE'],
        ['陳大文', '1984-03-13 12:00:00', '91234567', 'FALSE'],
      ],
    })
    expect(content.flatMap((piece) => (piece.type === 'rows' ? shownCells(piece) : []))).toEqual([
      { row: 0, column: 1, text: '12/03/1984' },
      { row: 1, column: 1, text: '1984-03-13 12:00' },
    ])
    expect(textOf(content)).toContain('mailto:chan@example.com')
    expect(textOf(content)).toContain('C555555(5)')
  })
})

const record = (type: number, data: Buffer): Buffer => {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(type, 0)
  head.writeUInt16LE(data.length, 2)
  return Buffer.concat([head, data])
}
const wide = (text: string): Buffer => Buffer.concat([Buffer.from([text.length, 0, 1]), Buffer.from(text, 'utf16le')])

test('headers, text boxes and chart titles are found under their sheet', () => {
  const name = Buffer.concat([Buffer.alloc(6), Buffer.from([8, 0]), Buffer.from('Patients')])
  const names = record(0x85, name)
  name.writeUInt32LE(names.length, 0)
  const stream = Buffer.concat([
    record(0x85, name),
    record(0x809, Buffer.alloc(4)),
    record(0x14, wide('&C&"Arial"Harbour 診所 &P')),
    record(0x1b6, Buffer.alloc(18)),
    record(0x3c, Buffer.concat([Buffer.from([0]), Buffer.from('do not call')])),
    record(0x100d, Buffer.concat([Buffer.alloc(2), Buffer.from([5, 0]), Buffer.from('HbA1c')])),
  ])
  expect([...readXlsExtras(stream)]).toEqual([
    { type: 'passage', where: 'sheet=Patients;part=extras', text: 'Harbour 診所\ndo not call\nHbA1c' },
  ])
  expect([...readXlsExtras(undefined)]).toEqual([])
})

test('pictures are put together from a record and its continuations', async () => {
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100, 7)])
  const blip = Buffer.alloc(8 + 17)
  blip.writeUInt16LE(0xf01e, 2)
  blip.writeUInt32LE(17 + png.length, 4)
  const drawing = Buffer.concat([blip, png])
  const stream = Buffer.concat([
    record(0xeb, drawing.subarray(0, 40)),
    record(0x3c, drawing.subarray(40)),
    record(0x0a, Buffer.alloc(0)),
  ])
  expect(Buffer.from(drawingBytes(stream))).toEqual(drawing)
  const bytes = bytesOf('biff8')
  const book = CFB.read(bytes, { type: 'buffer' })
  const whole = Buffer.concat([Buffer.from(CFB.find(book, '/Workbook')!.content as Uint8Array), stream])
  CFB.utils.cfb_add(book, '/Workbook', whole)
  const { content, spooled } = await read(CFB.write(book, { type: 'buffer' }) as Buffer)
  expect(content.at(-1)).toMatchObject({ type: 'child', name: 'picture1.png' })
  expect([...spooled.values()][0]).toEqual(png)
})

describe('workbooks that cannot be read', () => {
  test('rubbish is damaged', async () =>
    expect((await read(Buffer.from('\u00d0\u00cf\u0011\u00e0 rubbish', 'latin1'))).ended).toBe('damaged'))
  test('spoiled copies end in content or in a reason', async () => {
    await expectCalm(xls, bytesOf('biff8'), 40)
    await expectCalm(xls, bytesOf('xlsb'), 40, 'xlsb')
  })
})
