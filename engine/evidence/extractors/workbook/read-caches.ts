import type { Content } from '../../content.ts'
import type { Package } from '../packages/package.ts'
import { readTexts } from '../packages/read-texts.ts'
import { type Attributes, feedXml, readXml } from '../packages/read-xml.ts'
import { readRelations } from '../packages/relations.ts'
import { SheetTable } from './sheet-table.ts'

/**
 * Copies that a workbook keeps out of sight: the rows behind its pivot tables (still there when the sheet they came from was
 * deleted), and cells of other workbooks that its formulas point to.
 */
export async function* readCaches(book: Package): AsyncIterable<Content> {
  for (const name of book.names) {
    if (/\/pivotCacheDefinition\d*\.xml$/.test(name)) yield* readPivotCache(book, name)
    const link = /\/(externalLink\d*)\.xml$/.exec(name)?.[1]
    if (link === undefined) continue
    const lines = (await readRelations(book, name)).map(({ target }) => target)
    lines.push(...(await readTexts(book, name)))
    if (lines.length > 0) yield { type: 'passage', where: `part=${link}`, text: lines.join('\n') }
  }
}

/** Value elements of a cache: text, number, date, truth, error. */
const valueElements = new Set(['s', 'n', 'd', 'b', 'e'])

async function* readPivotCache(book: Package, part: string): AsyncIterable<Content> {
  const columns: { name: string; shared: string[] }[] = []
  await readXml(book.open(part), {
    open(element, attributes) {
      if (element === 'cacheField') columns.push({ name: attributes['name'] ?? '', shared: [] })
      else if (valueElements.has(element)) columns.at(-1)?.shared.push(valueOfElement(attributes))
      else if (element === 'm') columns.at(-1)?.shared.push('')
    },
  })
  const records = (await readRelations(book, part)).find(({ type }) => type === 'pivotCacheRecords')?.target
  const name = part.replace(/^.*\/(pivotCache)Definition(\d*)\.xml$/, '$1$2')
  if (records === undefined || !book.has(records)) {
    const text = columns.map((column) => [column.name, ...column.shared].join('\t')).join('\n')
    if (text.trim() !== '') yield { type: 'passage', where: `part=${name}`, text }
    return
  }
  yield* readRecords(book, records, name, columns)
}

async function* readRecords(
  book: Package,
  part: string,
  name: string,
  columns: { name: string; shared: string[] }[],
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
      else if (valueElements.has(element)) row.push(valueOfElement(attributes))
    },
    close(element: string) {
      if (element === 'r') table.add(++number, row)
    },
  }
  for await (const _ of feedXml(book.open(part), handlers)) yield* table.take()
  table.end()
  yield* table.take()
}

function valueOfElement({ v }: Attributes): string {
  return (v ?? '').replace(/T00:00:00$/, '')
}
