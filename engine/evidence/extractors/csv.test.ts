import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { bytesInMemory, bytesOfFile } from '../../../base/files/index.ts'
import type { Content, Rows, Table } from '../content.ts'
import { csv } from './csv.ts'
import { readAll } from './samples/read-all.ts'
import { spoiled } from './samples/spoil.ts'

async function read(text: string | Uint8Array, name = 'patients.csv'): Promise<Content[]> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  return (await readAll(csv, bytesInMemory(bytes), { name })).content
}

const rowsOf = (content: readonly Content[]) =>
  content.filter((piece): piece is Rows => piece.type === 'rows').flatMap((batch) => batch.rows)
const tableOf = (content: readonly Content[]) => content.find((piece): piece is Table => piece.type === 'table')

describe('a CSV file', () => {
  test('gives its header, letters for columns, and rows counted with the header', async () => {
    expect(await read('MRN,Name,DOB\n1001,Ann Lee,1980-02-03\n1002,Bo Chan,1975-11-30\n')).toEqual([
      { type: 'table', where: '', name: 'patients', columns: ['MRN', 'Name', 'DOB'], labels: ['A', 'B', 'C'] },
      {
        type: 'rows',
        first: 2,
        rows: [
          ['1001', 'Ann Lee', '1980-02-03'],
          ['1002', 'Bo Chan', '1975-11-30'],
        ],
      },
    ])
  })

  test('without a header keeps its first row', async () => {
    const content = await read('1001;Ann Lee;1980-02-03\n1002;Bo Chan;1975-11-30')
    expect(tableOf(content)!.columns).toEqual([])
    expect(content[1]).toMatchObject({
      first: 1,
      rows: [
        ['1001', 'Ann Lee', '1980-02-03'],
        ['1002', 'Bo Chan', '1975-11-30'],
      ],
    })
  })

  test('counts blank rows and gives the numbers of the others', async () => {
    const content = await read('name,phone\nAnn,5550001\n\n,\nBo,5550002\n')
    expect(content[1]).toEqual({
      type: 'rows',
      first: 2,
      rows: [
        ['Ann', '5550001'],
        ['Bo', '5550002'],
      ],
      numbers: Uint32Array.of(2, 5),
    })
  })

  test('gives the lines above the header as passages', async () => {
    const content = await read(
      'Clinic report for Ann Lee\n\nMRN,Name,DOB\n1,Ann Lee,1980-02-03\n2,Bo Chan,1975-11-30\n',
    )
    expect(content[0]).toEqual({ type: 'passage', where: 'row=1', text: 'Clinic report for Ann Lee' })
    expect(content[1]).toMatchObject({ columns: ['MRN', 'Name', 'DOB'] })
    expect(content[2]).toMatchObject({ first: 4 })
  })

  test.each([[';'], ['\t'], ['|'], [',']])('is cut at its own delimiter %j', async (delimiter) => {
    const content = await read(`${['id', 'name', 'note'].join(delimiter)}\n1${delimiter}Ann Lee${delimiter}"a, b; c"\n`)
    expect(rowsOf(content)).toEqual([['1', 'Ann Lee', 'a, b; c']])
  })

  test('obeys a sep= line, which spreadsheets do not show', async () => {
    const content = await read('sep=^\r\nname^phone\r\nAnn, Lee^5550001\r\n')
    expect(content[1]).toMatchObject({ first: 2, rows: [['Ann, Lee', '5550001']] })
  })

  test.each([['utf-16le'], ['utf-8'], ['big5-hkscs']])('is read in %s', async (charset) => {
    const text = '姓名,電話\n陳大文,23456789\n李小明,23456780\n王美麗,23456781\n'
    expect(rowsOf(await read(iconv.encode(text, charset, { addBOM: charset.startsWith('utf') })))[0]).toEqual([
      '陳大文',
      '23456789',
    ])
  })

  test('with old Mac line ends, zero bytes and ragged rows is read', async () => {
    const content = await read('name,phone\rAnn\0,5550001,extra\rBo\r')
    expect(rowsOf(content)).toEqual([['Ann', '5550001', 'extra'], ['Bo']])
    expect(tableOf(content)!.labels).toEqual(['A', 'B', 'C'])
  })

  test('tells which row has a quote that never closes', async () => {
    const content = await read('id,name,dob\n1,"Ann,1980-02-03\n2,Bo,1975-11-30\n')
    expect(rowsOf(content)).toHaveLength(2)
    expect(content.at(-1)).toMatchObject({ type: 'gap', where: 'row=2', state: 'partial' })
  })

  test('of many pieces keeps its row numbers', async () => {
    const lines = Array.from({ length: 60_000 }, (_, at) => `${at},Ann Lee ${at},"Flat ${at}, Harbour Road"`)
    const content = await read(`id,name,address\n${lines.join('\n')}\n`)
    const batches = content.filter((piece): piece is Rows => piece.type === 'rows')
    expect(batches.length).toBeGreaterThan(5)
    for (const batch of batches) {
      expect(batch.numbers).toBeUndefined()
      expect(batch.rows[0]![0]).toBe(String(batch.first - 2))
    }
    expect(rowsOf(content)).toHaveLength(60_000)
  })

  test('of any rows comes back as it was written', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(
            fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => `x${text}`),
            { minLength: 2, maxLength: 4 },
          ),
          { minLength: 1, maxLength: 30 },
        ),
        async (rows) => {
          const safe = rows.map((row) => row.map((text) => text.replaceAll(/[\0\ufeff]/g, '')))
          const head = ['patient_id', 'full_name', 'birth_date', 'post_code']
          const content = await read(Papa.unparse([head, ...safe], { quotes: true }))
          expect(rowsOf(content)).toEqual(safe)
        },
      ),
    ))

  test('that is damaged ends without an exception', async () => {
    const sample = Buffer.from('id;name;note\n1;"Ann ""A"" Lee";x\n2;"Bo\nChan";y\n')
    for (const bytes of spoiled(sample, 300)) expect((await readAll(csv, bytesInMemory(bytes))).ended).toBeUndefined()
    expect(await read('')).toEqual([])
    expect(await read('\n\n')).toEqual([])
  })
})

const corpus = '../shared/corpus/synthea-csv/'
describe.skipIf(!existsSync(corpus))('the Synthea tables (../shared/corpus)', () => {
  test.each([['patients'], ['encounters'], ['claims_transactions'], ['providers']])(
    '%s: as papaparse reads it',
    async (name) => {
      const path = `${corpus}${name}.csv`
      const { content } = await readAll(csv, bytesOfFile(path), { name: `${name}.csv` })
      const [head, ...rows] = Papa.parse<string[]>(readFileSync(path, 'utf8'), { skipEmptyLines: true }).data
      expect(tableOf(content)!.columns).toEqual(head)
      expect(rowsOf(content)).toEqual(rows)
    },
  )
})
