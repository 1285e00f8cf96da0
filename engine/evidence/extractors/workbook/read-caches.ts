import type { Content } from '../../content.ts'
import type { Package } from '../packages/package.ts'
import { readTexts } from '../packages/read-texts.ts'
import { type Attributes, feedXml, readXml } from '../packages/read-xml.ts'
import { readRelations } from '../packages/relations.ts'
import { formatNumber } from './format-number.ts'
import { general, type NumberFormat } from './number-format.ts'
import type { Workbook } from './read-workbook.ts'
import { SheetTable } from './sheet-table.ts'

/**
 * Copies that a workbook keeps out of sight: the rows behind its pivot tables (still there when the sheet they came from was
 * deleted), and cells of other workbooks that its formulas point to.
 */
export async function* readCaches(book: Package, workbook: Workbook): AsyncIterable<Content> {
  for (const name of book.names) {
    if (/\/pivotCacheDefinition\d*\.xml$/.test(name)) yield* readPivotCache(book, workbook, name)
    const link = /\/(externalLink\d*)\.xml$/.exec(name)?.[1]
    if (link === undefined) continue
    const lines = (await readRelations(book, name)).map(({ target }) => target)
    lines.push(...(await readTexts(book, name)), ...(await readCommands(book, name)))
    if (lines.length > 0) yield { type: 'passage', where: `part=${link}`, text: lines.join('\n') }
  }
}

/** The program that a DDE link starts, with its parameters: that is how some break-ins begin. */
async function readCommands(book: Package, part: string): Promise<string[]> {
  const lines: string[] = []
  await readXml(book.open(part), {
    open(element, attributes) {
      if (element === 'ddeLink') lines.push(`${attributes['ddeService'] ?? ''}|${attributes['ddeTopic'] ?? ''}`)
    },
  })
  return lines
}

/** Value elements of a cache: text, number, date, truth, error. */
const valueElements = new Set(['s', 'n', 'd', 'b', 'e'])

interface CacheColumn {
  name: string
  format: NumberFormat
  shared: string[]
}

async function* readPivotCache(book: Package, workbook: Workbook, part: string): AsyncIterable<Content> {
  const columns: CacheColumn[] = []
  await readXml(book.open(part), {
    open(element, attributes) {
      const { name = '', numFmtId } = attributes
      const column = columns.at(-1)
      if (element === 'cacheField') columns.push({ name, format: workbook.formatOf(Number(numFmtId ?? 0)), shared: [] })
      else if (valueElements.has(element))
        column?.shared.push(cachedValue(element, attributes, column, workbook.is1904))
      else if (element === 'm') column?.shared.push('')
    },
  })
  const records = (await readRelations(book, part)).find(({ type }) => type === 'pivotCacheRecords')?.target
  const name = part.replace(/^.*\/(pivotCache)Definition(\d*)\.xml$/, '$1$2')
  if (records === undefined || !book.has(records)) {
    const text = columns.map((column) => [column.name, ...column.shared].join('\t')).join('\n')
    if (text.trim() !== '') yield { type: 'passage', where: `part=${name}`, text }
    return
  }
  yield* readRecords(book, records, name, columns, workbook.is1904)
}

async function* readRecords(
  book: Package,
  part: string,
  name: string,
  columns: readonly CacheColumn[],
  is1904: boolean,
): AsyncIterable<Content> {
  const table = new SheetTable(`part=${name}`, name)
  table.add(
    1,
    columns.map((column) => column.name),
  )
  let row: string[] = []
  let number = 1
  const handlers = {
    open(element: string, attributes: Attributes) {
      if (element === 'r') row = []
      else if (element === 'x') row.push(columns[row.length]?.shared[Number(attributes['v'])] ?? '')
      else if (element === 'm') row.push('')
      else if (valueElements.has(element)) row.push(cachedValue(element, attributes, columns[row.length], is1904))
    },
    close(element: string) {
      if (element === 'r') table.add(++number, row)
    },
  }
  for await (const _ of feedXml(book.open(part), handlers)) yield* table.take()
  table.end()
  yield* table.take()
}

/** A value in the form that it had in its sheet. */
function cachedValue(
  element: string,
  { v = '' }: Attributes,
  column: CacheColumn | undefined,
  is1904: boolean,
): string {
  if (element === 'n') return formatNumber(v, column?.format ?? general, is1904)
  return v.replace(/T00:00:00$/, '')
}
