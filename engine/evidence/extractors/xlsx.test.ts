import { describe, expect, test } from 'vitest'
import { bytesInMemory } from '../../../base/files/index.ts'
import { shownCells } from '../collect-content.ts'
import { defaultLimits } from './contract.ts'
import { expectCalm } from './samples/expect-calm.ts'
import { relations, sheetRow, xlsxOf } from './samples/ooxml.ts'
import { readAll, textOf } from './samples/read-all.ts'
import { zipOf } from './samples/zip-of.ts'
import { xlsx } from './xlsx.ts'

const read = async (bytes: Uint8Array) => readAll(xlsx, bytesInMemory(bytes))
const tables = (content: Awaited<ReturnType<typeof read>>['content']) =>
  content.filter((piece) => piece.type === 'table')
const rowsOf = (content: Awaited<ReturnType<typeof read>>['content']) =>
  content
    .filter((piece) => piece.type === 'rows')
    .flatMap((piece) => piece.rows.map((row, at) => [piece.numbers?.[at] ?? piece.first + at, ...row]))

const billing = () =>
  xlsxOf(
    [
      {
        name: 'Patients',
        rows: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>
        <row r="2"><c r="A2" t="s"><v>4</v></c><c r="B2" s="1"><v>30753</v></c><c r="C2" s="2"><v>1234567</v></c><c r="D2" t="b"><v>1</v></c></row>
        <row r="4" hidden="1"><c r="A4" t="s"><v>5</v></c><c r="D4" t="e"><v>#N/A</v></c><c r="F4" t="str"><v>late_x000A_note</v></c></row>`,
        after: '<headerFooter><oddHeader>&amp;C&amp;"Arial,Bold"Harbour Clinic &amp;P</oddHeader></headerFooter>',
      },
      { name: 'Old', state: 'veryHidden', rows: sheetRow(1, ['Wong Mei Ling', 'C555555(5)']) },
    ],
    {
      strings: [
        'Name',
        'Date of birth',
        'Record',
        'Active',
        'Lam Siu Fong',
        '<si><r><t>Ho </t></r><r><t>Ka Yan</t></r><rPh><t>phonetic</t></rPh></si>',
      ],
      formats: ['dd/mm/yyyy', '00000000'],
      parts: {
        'xl/worksheets/_rels/sheet1.xml.rels': relations([
          ['r1', 'comments', '../comments1.xml'],
          ['r2', 'drawing', '../drawings/drawing1.xml'],
          ['r3', 'hyperlink', 'mailto:lam@example.com', 'External'],
        ]),
        'xl/comments1.xml':
          '<comments><commentList><comment ref="D5" authorId="0"><text><r><t>Mother called</t></r></text></comment></commentList></comments>',
        'xl/drawings/drawing1.xml': '<wsDr><sp><txBody><p><r><t>Do not call</t></r></p></txBody></sp></wsDr>',
        'xl/media/image1.png': Buffer.from('picture'),
        'docProps/core.xml':
          '<coreProperties><title>Billing of Harbour Clinic</title><creator>Dr Ho</creator></coreProperties>',
      },
    },
  )

test('a billing workbook is read with real row numbers, ISO dates and leading zeros', async () => {
  const { content, ended } = await read(await billing())
  expect(ended).toBeUndefined()
  expect(content[0]).toEqual({
    type: 'table',
    where: 'sheet=Patients',
    name: 'Patients',
    columns: ['Name', 'Date of birth', 'Record', 'Active'],
    labels: ['A', 'B', 'C', 'D', 'E', 'F'],
  })
  expect(rowsOf(content).slice(0, 2)).toEqual([
    [2, 'Lam Siu Fong', '1984-03-12', '01234567', 'TRUE'],
    [4, 'Ho Ka Yan', '', '', '#N/A', '', 'late\nnote'],
  ])
})

test('what the sheet shows is at hand where it is not the text, in every batch', async () => {
  const number = (value: number, style: number) => `<c s="${style}"><v>${value}</v></c>`
  const rows = Array.from(
    { length: 2500 },
    (_, at) =>
      `<row r="${2 * at + 3}">${number(30_000 + at, 1)}${number(at, 2)}${number(at / 1000, 3)}${number(at % 2, 4)}</row>`,
  )
  const formats = ['m/d/yy', '00000', '0.0%', '[=1]"Positive";"Negative"']
  const head = sheetRow(1, ['Birth date', 'MRN', 'HbA1c', 'HIV'])
  const { content } = await read(await xlsxOf([{ name: 'Tests', rows: head + rows.join('') }], { formats }))
  const batches = content.filter((piece) => piece.type === 'rows')
  expect(batches.length).toBeGreaterThan(2)
  const cells = batches.flatMap((batch) =>
    batch.rows.map((row, at) => row.map((cell, column) => [cell, batch.shown?.(at, column)])),
  )
  expect(cells.length).toBe(2500)
  expect(cells[1]).toEqual([
    ['1982-02-19', '2/19/82'],
    ['00001', undefined],
    ['0.001', '0.1%'],
    ['1', 'Positive'],
  ])
  expect(cells[2400]).toEqual([
    ['1988-09-14', '9/14/88'],
    ['02400', undefined],
    ['2.4', '240.0%'],
    ['0', 'Negative'],
  ])
})

test('a sheet of plain numbers and texts shows what it holds', async () => {
  const { content } = await read(await xlsxOf([{ name: 'Plain', rows: sheetRow(1, ['Lam Siu Fong', 91234567]) }]))
  expect(content.flatMap((piece) => (piece.type === 'rows' ? shownCells(piece) : []))).toEqual([])
})

test('hidden sheets, headers, comments, text boxes, links, properties and pictures are all there', async () => {
  const { content, spooled } = await read(await billing())
  expect(tables(content).map((table) => table.where)).toEqual(['sheet=Patients', 'sheet=Old'])
  expect(textOf(content)).toContain('C555555(5)')
  const passages = content.filter((piece) => piece.type === 'passage').map(({ where, text }) => `${where}: ${text}`)
  expect(passages).toEqual([
    'sheet=Patients;part=header: Harbour Clinic',
    'sheet=Patients;part=links: mailto:lam@example.com',
    'sheet=Patients;part=comments: D5: Mother called',
    'sheet=Patients;part=drawing: Do not call',
    'part=properties: title: Billing of Harbour Clinic',
  ])
  const child = content.find((piece) => piece.type === 'child')!
  expect([child.name, spooled.get(child.spooled)!.toString()]).toEqual(['xl/media/image1.png', 'picture'])
})

test('rows behind a pivot table stay readable when their sheet is gone', async () => {
  const bytes = await xlsxOf([{ name: 'Summary', rows: sheetRow(1, ['Total', 3]) }], {
    formats: ['00000'],
    parts: {
      'xl/pivotCache/pivotCacheDefinition1.xml':
        '<pivotCacheDefinition><cacheFields><cacheField name="Name"><sharedItems><s v="Lam Siu Fong"/><s v="Ho Ka Yan"/></sharedItems></cacheField><cacheField name="Phone"/><cacheField name="Seen"/><cacheField name="MRN" numFmtId="164"><sharedItems containsNumber="1"><n v="7"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>',
      'xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels': relations([
        ['r1', 'pivotCacheRecords', 'pivotCacheRecords1.xml'],
      ]),
      'xl/pivotCache/pivotCacheRecords1.xml':
        '<pivotCacheRecords><r><x v="1"/><n v="91234567"/><d v="2023-04-04T00:00:00"/><n v="123"/></r><r><x v="0"/><n v="98765432"/><m/><x v="0"/></r></pivotCacheRecords>',
    },
  })
  const { content } = await read(bytes)
  expect(rowsOf(content).slice(1)).toEqual([
    [2, 'Ho Ka Yan', '91234567', '2023-04-04', '00123'],
    [3, 'Lam Siu Fong', '98765432', '', '00007'],
  ])
})

test('a link to another workbook or program is said', async () => {
  const bytes = await xlsxOf([{ name: 'List', rows: sheetRow(1, ['Lam Siu Fong']) }], {
    parts: {
      'xl/externalLinks/externalLink1.xml':
        '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc.exe"><ddeItems><ddeItem name="a"/></ddeItems></ddeLink></externalLink>',
      'xl/externalLinks/externalLink2.xml':
        '<externalLink><externalBook r:id="r1"><sheetDataSet><sheetData><row><cell r="A1"><v>A123456(3)</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>',
      'xl/externalLinks/_rels/externalLink2.xml.rels': relations([
        ['r1', 'externalLinkPath', 'file:///H:/old%20patients.xlsx', 'External'],
      ]),
    },
  })
  const { content } = await read(bytes)
  expect(content.filter((piece) => piece.type === 'passage')).toMatchObject([
    { where: 'part=externalLink1', text: 'cmd|/c calc.exe' },
    { where: 'part=externalLink2', text: 'file:///H:/old%20patients.xlsx\nA123456(3)' },
  ])
})

test('ten thousand rows come in batches, in order', async () => {
  const rows = Array.from({ length: 10_000 }, (_, at) => sheetRow(at + 1, [`Patient ${at}`, at]))
  const { content } = await read(await xlsxOf([{ name: 'Long', rows: rows.join('') }]))
  const batches = content.filter((piece) => piece.type === 'rows')
  expect(Math.max(...batches.map((batch) => batch.rows.length))).toBeLessThanOrEqual(1000)
  expect(rowsOf(content).map((row) => row[0])).toEqual(Array.from({ length: 10_000 }, (_, at) => at + 1))
})

describe('hostile and damaged workbooks', () => {
  test('entities are never expanded', async () => {
    const laugh = '<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    const bytes = await zipOf({
      'xl/worksheets/sheet1.xml': `${laugh}<worksheet><sheetData><row><c t="inlineStr"><is><t>&b;&b; Lam</t></is></c></row></sheetData></worksheet>`,
      'xl/workbook.xml': '<workbook/>',
    })
    expect(textOf((await read(bytes)).content)).toBe('\n&b;&b; Lam')
  })

  test('cells in the last column do not fill the memory', async () => {
    const rows = Array.from({ length: 300 }, (_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>1</v></c></row>`)
    const { content } = await read(await xlsxOf([{ name: 'Wide', rows: rows.join('') }]))
    const batches = content.filter((piece) => piece.type === 'rows')
    expect(batches.length).toBeGreaterThan(30)
  })

  test('a part that unpacks to far more than its size ends as too large', async () => {
    const bytes = await xlsxOf([
      { name: 'Bomb', rows: `<row><c t="inlineStr"><is><t>${' '.repeat(12 * 2 ** 20)}</t></is></c></row>` },
    ])
    const { ended } = await readAll(xlsx, bytesInMemory(bytes), { limits: { ...defaultLimits, ratio: 100 } })
    expect(ended).toBe('too-large')
  })

  test('elements nested without end are refused', async () => {
    const { ended } = await read(await xlsxOf([{ name: 'Deep', rows: '<row>'.repeat(6000) }]))
    expect(ended).toBe('too-nested')
  })

  test('a workbook cut in half is damaged', async () => {
    const bytes = await billing()
    expect((await read(bytes.subarray(0, bytes.length / 2))).ended).toBe('damaged')
  })

  test('a package without sheets says so', async () => {
    const { content } = await read(await zipOf({ 'xl/workbook.xml': '<workbook/>' }))
    expect(content[0]).toMatchObject({ type: 'gap', state: 'damaged' })
  })

  test('spoiled copies end in content or in a reason', async () => expectCalm(xlsx, await billing(), 100))
})
