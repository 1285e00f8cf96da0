import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { bytesInMemory } from '../../../base/files/index.ts'
import { shownCells } from '../collect-content.ts'
import type { Content } from '../content.ts'
import { extractorFor } from './all.ts'
import { type Reading, readAll, textOf } from './samples/read-all.ts'

const corpus = new URL('../../../../shared/corpus/', import.meta.url).pathname
const isThere = existsSync(corpus)
const missing = isThere ? '' : ' (skipped: ../shared/corpus is not here)'

/** Kinds of the documents that this folder's extractors read, by file name ending. */
const kinds: Record<string, string> = {
  docx: 'docx',
  docm: 'docx',
  xlsx: 'xlsx',
  pptx: 'pptx',
  xls: 'xls',
  xlsb: 'xlsb',
  doc: 'doc',
  ppt: 'ppt',
  pdf: 'pdf',
  rtf: 'rtf',
  odt: 'odt',
  ods: 'ods',
  fods: 'fods',
  html: 'html',
  txt: 'text',
  mht: 'text',
}

const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim()

/** Text of a document and of what is embedded in it, as the reader of a case would see it. */
async function deepText(kind: string, bytes: Uint8Array, depth = 0): Promise<string> {
  const reading = await readAll((await extractorFor(kind))!, bytesInMemory(bytes), { kind })
  let text = textOf(reading.content)
  for (const piece of reading.content) {
    if (piece.type === 'table') text += `\n${piece.name}`
    if (piece.type !== 'child' || depth > 4) continue
    const kept = reading.spooled.get(piece.spooled)!
    const inner = kindOf(piece.name, kept)
    if (inner !== undefined) text += `\n${await deepText(inner, kept, depth + 1)}`
  }
  return text
}

function kindOf(name: string, bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 5).toString('latin1')
  if (start.startsWith('PK'))
    return ['word/document', 'xl/workbook', 'ppt/slides'].reduce<string>(
      (kind, part, at) => (bytes.includes(part) ? ['docx', 'xlsx', 'pptx'][at]! : kind),
      'zip',
    )
  if (start === '%PDF-') return 'pdf'
  if (start === '{\\rtf') return 'rtf'
  if (bytes.includes('W\0o\0r\0d\0D\0o\0c\0')) return 'doc'
  if (bytes.includes('W\0o\0r\0k\0b\0o\0o\0k\0')) return 'xls'
  return kinds[extname(name).slice(1).toLowerCase()]
}

/** Strings of the truth that are no data of the document: see the reason of each. */
const noData: [RegExp, string][] = [
  [/^testWORD_(override_list_numbering|numbered_list)\.doc/, 'list numbers are made up when the list is shown'],
  [/: org\.apache\.tika\./, "names of Tika's own parsers"],
  [/_pic$|pics\.docx: (header|footer)$/, "Tika's names for where a picture lies"],
  [/^testWORD_features\.doc: Kyle Reese/, 'the author of a comment, who is no patient; left out of all documents'],
  [/^testEXCEL_phonetic\.xls/, 'how a name is pronounced is not read in old workbooks'],
  [/^protectedFile|^testEXCEL_protected/, 'encrypted, reported as such'],
  [/^testOCR|jpeg2000/, 'text of a picture, for OCR'],
]

interface Truth {
  files: { file: string; must_contain: string[] }[]
}

describe.skipIf(!isThere)(`the documents of Apache Tika's tests${missing}`, () => {
  const folder = join(corpus, 'tika-documents')

  test('hold the words that their truth expects', async () => {
    const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth
    const missed: string[] = []
    let expected = 0
    for (const { file, must_contain } of truth.files) {
      const kind = kinds[extname(file).slice(1)]
      if (kind === undefined) continue
      const text = squeezed(await deepText(kind, readFileSync(join(folder, 'files', file))))
      for (const words of must_contain) {
        const line = `${file}: ${words}`
        if (noData.some(([pattern]) => pattern.test(line))) continue
        expected++
        if (!text.includes(squeezed(words))) missed.push(line)
      }
    }
    console.log(`tika-documents: ${expected - missed.length} of ${expected} strings; missed: ${missed.join(' | ')}`)
    expect(expected).toBeGreaterThan(100)
    expect(missed).toEqual([])
  })

  test.each([
    ['testODTEncrypted.odt', 'encrypted'],
    ['testPassword4Spaces.pdf', 'encrypted'],
    ['testUnicodePassword.pdf', 'encrypted'],
    ['testPDF_malformedXFA.pdf', undefined],
    ['testRTFCorruptListOverride.rtf', undefined],
    ['test_recursive_embedded_npe.docx', undefined],
  ])('the hard one %s ends as %s', async (file, ended) => {
    const kind = kinds[extname(file).slice(1)]!
    const reading: Reading = await readAll(
      (await extractorFor(kind))!,
      bytesInMemory(readFileSync(join(folder, 'hard', file))),
      { kind },
    )
    expect(reading.ended).toBe(ended)
    if (ended === undefined && !file.startsWith('testPDF')) expect(reading.content.length).toBeGreaterThan(0)
  })
})

/** Every text that is one cell of a workbook, or a line above a table, and what is shown in it; two forms where the region decides. */
function formsOf(piece: Content): string[] {
  if (piece.type === 'table') return piece.columns
  if (piece.type === 'passage') return piece.text.split('\n')
  if (piece.type !== 'rows') return []
  return [...piece.rows.flat(), ...shownCells(piece).flatMap(({ text }) => text.split(' | '))]
}

describe.skipIf(!isThere)(`the workbooks of SheetJS's tests${missing}`, () => {
  test('hold the cells of their CSV truth', async () => {
    const folder = join(corpus, 'sheetjs-spreadsheets')
    const names = readdirSync(folder)
    let expected = 0
    const missed: string[] = []
    for (const file of names) {
      const kind = { '.xlsx': 'xlsx', '.xls': 'xls', '.xlsb': 'xlsb' }[extname(file)]
      if (kind === undefined) continue
      const { content } = await readAll((await extractorFor(kind))!, bytesInMemory(readFileSync(join(folder, file))), {
        kind,
      })
      const cells = new Set(content.flatMap(formsOf).map(squeezed))
      for (const name of names.filter((other) => other.startsWith(`${file}.`) && other.endsWith('.csv')))
        for (const row of Papa.parse<string[]>(readFileSync(join(folder, name), 'utf8')).data)
          for (const cell of row) {
            if (cell.trim() === '') continue
            expected++
            if (!cells.has(squeezed(cell))) missed.push(`${name}: ${cell}`)
          }
    }
    console.log(
      `sheetjs-spreadsheets: ${expected - missed.length} of ${expected} cells; missed: ${missed.slice(0, 20).join(' | ')}`,
    )
    expect(expected).toBeGreaterThan(2000)
    expect(missed).toEqual([])
  })
})
