import { describe, expect, test } from 'vitest'
import { bytesInMemory } from '../../../base/files/index.ts'
import { shownCells } from '../collect-content.ts'
import { odf } from './odf.ts'
import { expectCalm } from './samples/expect-calm.ts'
import { readAll } from './samples/read-all.ts'
import { zipOf } from './samples/zip-of.ts'

const names =
  'xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:draw="d" xmlns:style="s" xmlns:presentation="p" xmlns:xlink="x" xmlns:dc="dc"'
const contentOf = (body: string) =>
  `<office:document-content ${names}><office:body>${body}</office:body></office:document-content>`
const read = async (kind: string, body: string, parts: Record<string, string | Uint8Array> = {}) =>
  readAll(odf, bytesInMemory(await zipOf({ 'content.xml': contentOf(body), ...parts })), { kind })
const p = (text: string) => `<text:p>${text}</text:p>`
const cell = (inside: string, more = '') => `<table:table-cell ${more}>${inside}</table:table-cell>`

describe('texts', () => {
  test('paragraphs, blanks, links, deleted text and comments', async () => {
    const body = `<office:text><text:h>Referral</text:h>${p('Lam<text:s text:c="3"/>Siu<text:tab/>Fong<text:line-break/><text:span>A123456(3)</text:span>')}
      ${p('<text:a xlink:href="mailto:lam@example.com">mail</text:a>')}
      <text:tracked-changes><text:deletion>${p('was HIV positive')}</text:deletion></text:tracked-changes>
      ${p('<office:annotation><dc:creator>Dr Ho</dc:creator><text:p>call her</text:p></office:annotation>seen')}</office:text>`
    const { content } = await read('odt', body)
    expect(content).toEqual([
      {
        type: 'passage',
        where: 'part=body',
        text: 'Referral\nLam   Siu\tFong\nA123456(3)\n<lam@example.com> mail\nwas HIV positive\ncall her\nseen',
      },
    ])
  })

  test('a data table is a table, headers and footers come from the styles, pictures are children', async () => {
    const row = (cells: string[]) => `<table:table-row>${cells.map((text) => cell(p(text))).join('')}</table:table-row>`
    const table = `<table:table>${row(['Name', 'Phone', 'Seen'])}${row(['Ho Ka Yan', '9123 4567', '2023-04-04'])}${row(['Wong Mei', '9876 5432', '2023-04-05'])}</table:table>`
    const { content } = await read('odt', `<office:text>${table}</office:text>`, {
      'styles.xml': `<office:document-styles ${names}><style:header>${p('Harbour Clinic')}</style:header></office:document-styles>`,
      'Pictures/1.png': Buffer.from('png'),
      'Object 1/content.xml': contentOf(p('in the chart')),
    })
    expect(content.map((piece) => piece.type)).toEqual(['table', 'rows', 'passage', 'child', 'passage'])
    expect(content[2]).toMatchObject({ where: 'part=header', text: 'Harbour Clinic' })
  })
})

describe('sheets', () => {
  test('dates are ISO, hidden digits are kept, repeats are counted and bounded', async () => {
    const body = `<office:spreadsheet><table:table table:name="Patients">
      <table:table-row>${cell(p('Name'))}${cell(p('Birth date'))}${cell(p('Record'))}</table:table-row>
      <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      <table:table-row>${cell(p('Lam Siu Fong'))}${cell(p('12/3/84'), 'office:date-value="1984-03-12T00:00:00"')}${cell(p('###'), 'office:value="91234567"')}</table:table-row>
    </table:table><table:table table:name="Trap">
      <table:table-row table:number-rows-repeated="1000000">${cell(p('same'), 'table:number-columns-repeated="1000000"')}</table:table-row>
    </table:table></office:spreadsheet>`
    const { content } = await read('ods', body)
    expect(content[0]).toMatchObject({
      type: 'table',
      where: 'sheet=Patients',
      columns: ['Name', 'Birth date', 'Record'],
    })
    const rows = content.flatMap((piece) =>
      piece.type === 'rows' ? piece.rows.map((row, at) => [piece.numbers?.[at] ?? piece.first + at, ...row]) : [],
    )
    expect(rows[0]).toEqual([5, 'Lam Siu Fong', '1984-03-12', '91234567'])
    expect(rows.length).toBe(101)
    expect(rows[1]!.length).toBe(101)
  })

  test('numbers are as stored or in the shape they are known by, and what is printed is at hand', async () => {
    const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`
    const note = `<office:annotation><dc:creator>Dr Ho</dc:creator>${p('call her')}</office:annotation>`
    const body = `<office:spreadsheet><table:table table:name="Fees">${row(
      cell(p('00123'), 'office:value="123"'),
      cell(p('(852) 9123-4567'), 'office:value="91234567"'),
      cell(note + p('$1,599.99'), 'office:value="1599.99"'),
      cell(p('7%'), 'office:value="0.072"'),
      cell(note + p('6/9/13'), 'office:date-value="2013-06-09"'),
      cell(p('1.50'), 'office:string-value="1.50"'),
      cell(p('9.12E+07'), 'office:value="91234567"'),
    )}</table:table></office:spreadsheet>`
    const { content } = await read('ods', body)
    const batch = content.find((piece) => piece.type === 'rows')!
    expect(batch.rows).toEqual([['00123', '(852) 9123-4567', '1599.99', '0.072', '2013-06-09', '1.50', '91234567']])
    expect(shownCells(batch).map(({ column, text }) => `${column}: ${text}`)).toEqual([
      '2: $1,599.99',
      '3: 7%',
      '4: 6/9/13',
      '6: 9.12E+07',
    ])
    expect(content.at(-1)).toMatchObject({ where: 'sheet=Fees;part=comments', text: 'C1: call her\nE1: call her' })
  })

  test('a flat file reads the same', async () => {
    const flat = `<office:document ${names}><office:body><office:spreadsheet><table:table table:name="S"><table:table-row>${cell(p('Lam'))}</table:table-row></table:table></office:spreadsheet></office:body></office:document>`
    const { content } = await readAll(odf, bytesInMemory(Buffer.from(flat)), { kind: 'fods' })
    expect(content.at(-1)).toMatchObject({ type: 'rows', rows: [['Lam']] })
  })
})

test('slides of a presentation with their notes', async () => {
  const body = `<office:presentation><draw:page draw:name="one">${p('Case of Lam')}<presentation:notes>${p('daughter')}</presentation:notes></draw:page><draw:page draw:name="two">${p('Plan')}</draw:page></office:presentation>`
  const { content } = await read('odp', body)
  expect(content.map((piece) => (piece.type === 'passage' ? `${piece.where}: ${piece.text}` : ''))).toEqual([
    'slide=1: Case of Lam',
    'slide=1;part=notes: daughter',
    'slide=2: Plan',
  ])
})

test('an encrypted document says so', async () => {
  const manifest = '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
  expect((await read('odt', '', { 'META-INF/manifest.xml': manifest })).ended).toBe('encrypted')
})

test('a document without content is damaged', async () =>
  expect((await readAll(odf, bytesInMemory(await zipOf({ mimetype: 'x' })), { kind: 'odt' })).ended).toBe('damaged'))

test('spoiled copies end in content or in a reason', async () => {
  const sample = await zipOf({ 'content.xml': contentOf(`<office:text>${p('Lam').repeat(20)}</office:text>`) })
  await expectCalm(odf, sample)
  await expectCalm(odf, Buffer.from(contentOf(p('Lam').repeat(20))), 60, 'fodt')
})
