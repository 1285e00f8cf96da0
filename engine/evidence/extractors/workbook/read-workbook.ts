import type { Package } from '../packages/package.ts'
import { attribute, readXml } from '../packages/read-xml.ts'
import { mainPart, type Relation, readRelations } from '../packages/relations.ts'
import { type NumberFormat, numberFormat } from './number-format.ts'
import { TextStore } from './text-store.ts'

/** What the sheets of an XLSX workbook have in common. */
export interface Workbook {
  sheets: { name: string; part: string }[]
  is1904: boolean
  /** By the style number of a cell. */
  formats: NumberFormat[]
  /** By the number of the format itself. */
  formatOf: (id: number) => NumberFormat
  /** Shared strings; '' beyond the limit. */
  strings: TextStore
  stringsCut: boolean
}

export async function readWorkbook(from: Package, mostStringBytes: number): Promise<Workbook> {
  const main = await mainPart(from, 'xl/workbook.xml')
  const relations = await readRelations(from, main)
  const partOf = (type: string, usual: string): string =>
    relations.find((relation) => relation.type === type)?.target ?? usual
  const { sheets, is1904 } = await readSheetList(from, main, relations)
  const { ids, formatOf } = await readFormats(from, partOf('styles', 'xl/styles.xml'))
  const { strings, isCut } = await readStrings(from, partOf('sharedStrings', 'xl/sharedStrings.xml'), mostStringBytes)
  return { sheets, is1904, formats: ids.map(formatOf), formatOf, strings, stringsCut: isCut }
}

/** Sheets in the order of their tabs, hidden ones too; worksheets that no tab names come last. */
async function readSheetList(
  from: Package,
  main: string,
  relations: Relation[],
): Promise<Pick<Workbook, 'sheets' | 'is1904'>> {
  const sheets: Workbook['sheets'] = []
  let is1904 = false
  await readXml(from.open(main), {
    open(element, attributes) {
      if (element === 'workbookPr') is1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
      if (element !== 'sheet') return
      const target = relations.find(({ id }) => id === attribute(attributes, 'id'))?.target
      if (target !== undefined && from.has(target)) sheets.push({ name: attributes['name'] ?? target, part: target })
    },
  })
  const named = new Set(sheets.map(({ part }) => part))
  for (const part of from.names)
    if (/^xl\/(work|macro|dialog)sheets\/[^/]+\.xml$/i.test(part) && !named.has(part))
      sheets.push({ name: part.slice(part.lastIndexOf('/') + 1, -4), part })
  return { sheets, is1904 }
}

async function readFormats(from: Package, part: string): Promise<{ ids: number[] } & Pick<Workbook, 'formatOf'>> {
  const codes = new Map<number, string>()
  const ids: number[] = []
  let inCells = false
  await readXml(from.open(part), {
    open(element, { numFmtId, formatCode }) {
      if (element === 'cellXfs') inCells = true
      if (element === 'numFmt') codes.set(Number(numFmtId), formatCode ?? '')
      if (element === 'xf' && inCells) ids.push(Number(numFmtId ?? 0))
    },
    close(element) {
      if (element === 'cellXfs') inCells = false
    },
  })
  return { ids, formatOf: (id) => numberFormat(id, codes.get(id)) }
}

async function readStrings(
  from: Package,
  part: string,
  mostBytes: number,
): Promise<{ strings: TextStore; isCut: boolean }> {
  const strings = new TextStore()
  let own = ''
  let capturing = false
  let phonetic = 0
  await readXml(from.open(part), {
    open(element) {
      if (element === 'si') own = ''
      else if (element === 'rPh') phonetic++
      else if (element === 't') capturing = phonetic === 0
    },
    close(element) {
      if (element === 't') capturing = false
      else if (element === 'rPh') phonetic--
      else if (element === 'si') {
        strings.add(strings.bytes > mostBytes ? '' : own)
      }
    },
    text(text) {
      if (capturing) own += text
    },
  })
  return { strings, isCut: strings.bytes > mostBytes }
}
