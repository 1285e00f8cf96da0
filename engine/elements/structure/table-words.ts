import { readData } from '../../../base/data.ts'
import { elementIndex } from '../taxonomy.ts'
import { headerWords } from './header-words.ts'

/** What the name of a table says about its rows. */
export interface TableWords {
  /** Element of its generic columns (description, value, date), if the name tells. */
  element?: number
  /** Element of its `code` column, where another one. */
  code?: number
  role?: 'subject' | 'staff' | 'organisation'
}

interface TableData {
  tables: { words: string[]; element?: string; code?: string; role?: TableWords['role'] }[]
  staff_signs: string[]
  staff_signs_weak: string[]
  weekdays: string[]
  goods_signs: string[]
  generic: Record<GenericKind, string[]>
  row_kinds: { column: string[]; words: Record<string, string> }
}

export type GenericKind = 'code' | 'text' | 'value' | 'date'

const data = readData('elements/header-words.yaml') as TableData
const compact = (text: string) => headerWords(text).join('')
const byWord = new Map<string, TableWords>()
for (const entry of data.tables) {
  const words: TableWords = {}
  if (entry.element !== undefined) words.element = elementIndex(entry.element)
  if (entry.code !== undefined) words.code = elementIndex(entry.code)
  if (entry.role !== undefined) words.role = entry.role
  for (const word of entry.words) byWord.set(compact(word), words)
}
const staffSigns = new Set(data.staff_signs.map(compact))
const weakStaffSigns = new Set(data.staff_signs_weak.map(compact))
const weekdays = new Set(data.weekdays.map(compact))
const goodsSigns = data.goods_signs.map((phrase) => headerWords(phrase))
const generic = new Map(
  Object.entries(data.generic).flatMap(([kind, words]) =>
    words.map((word) => [compact(word), kind as GenericKind] as const),
  ),
)
const rowKindColumns = new Set(data.row_kinds.column.map(compact))

/** Which element a word in a row's kind column stands for, by lower-case word. */
export const rowKinds: ReadonlyMap<string, number> = new Map(
  Object.entries(data.row_kinds.words).map(([word, element]) => [word, elementIndex(element)]),
)

/** Reads the name of a sheet, SQL table or file: `dbo.Patients`, `lab_results_2024.csv`, `更表`. Longest phrases first. */
export function readTableName(name: string): TableWords {
  const words = headerWords(
    name.slice(-200).replace(/\.(?:csv|tsv|txt|xlsx?|ods|sql|json|ndjson|db|parquet)$/i, ''),
  ).slice(-12)
  for (let n = 3; n >= 1; n--) {
    for (let from = words.length - n; from >= 0; from--) {
      const found = byWord.get(words.slice(from, from + n).join(''))
      if (found !== undefined) return found
    }
  }
  return {}
}

/** How strongly a header says that the rows are about members of staff. */
export function staffSign(header: string): 'strong' | 'weak' | undefined {
  const word = compact(header)
  if (staffSigns.has(word)) return 'strong'
  return weakStaffSigns.has(word) ? 'weak' : undefined
}

/** Three days of the week among the headers: a rota. */
export function isWeek(headers: readonly string[]): boolean {
  return headers.filter((header) => weekdays.has(compact(header))).length >= 3
}

/** "Supplier Name", "Unit Price": the rows are goods or trade partners. */
export function isGoodsSign(header: string): boolean {
  const words = headerWords(header)
  return goodsSigns.some(
    (sign) => sign.every((word) => words.includes(word)) || (isHanWord(sign[0]!) && words.join('').includes(sign[0]!)),
  )
}

function isHanWord(word: string): boolean {
  return /\p{Script=Han}/u.test(word)
}

/** Whether a header takes its meaning from the table's name. */
export function genericKind(header: string): GenericKind | undefined {
  return generic.get(compact(header).replace(/\d{1,2}$/, ''))
}

export function isRowKindColumn(header: string): boolean {
  return rowKindColumns.has(compact(header))
}
