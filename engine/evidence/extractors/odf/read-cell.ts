import { plainNumber } from '../workbook/format-number.ts'
import { keepsNumber } from '../workbook/keeps-number.ts'

/** What an OpenDocument file says about one cell: its paragraphs as printed, and the date, number or words that it keeps beside them. */
export interface CellParts {
  printed: string
  date?: string | undefined
  number?: string | undefined
  words?: string | undefined
}

/**
 * The text of a sheet's cell and, where that is another, what is printed in it: by the same rule as `formatNumber` has for other
 * workbooks. A cell printed as nothing or ### shows nothing; one with a text box in it is left as it is printed, behind its value.
 */
export function readCell(cell: CellParts): { text: string; shown?: string } {
  const { printed } = cell
  const kept = keptText(cell)
  if (kept === undefined || kept === printed) return { text: printed }
  if (isHidden(printed)) return { text: kept }
  return printed.includes('\n') ? { text: `${kept}\n${printed}` } : { text: kept, shown: printed }
}

/** The text of a cell in a document: as printed, but for dates, and numbers that have lost their digits. */
export function printedCell({ printed, date, number, words }: CellParts): string {
  if (date !== undefined) return isoDate(date)
  return isHidden(printed) || /\dE[+-]?\d/i.test(printed) ? (words ?? number ?? printed) : printed
}

function keptText({ printed, date, number, words }: CellParts): string | undefined {
  if (date !== undefined) return isoDate(date)
  if (number === undefined || number === '') return isHidden(printed) ? words : undefined
  const value = Number(number)
  if (!Number.isFinite(value)) return isHidden(printed) ? number : undefined
  return keepsNumber(printed, value) ? undefined : plainNumber(number, value)
}

function isoDate(date: string): string {
  return date.replace('T', ' ').replace(/ 00:00:00$/, '')
}

function isHidden(printed: string): boolean {
  return /^#*$/.test(printed)
}
