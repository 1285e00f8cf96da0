import spreadsheet from '@e965/xlsx/dist/xlsx.mini.min.js'
import type { NumberFormat } from './number-format.ts'

/** SheetJS's formatter; of the builds that hold it the mini one takes half the memory of the whole library. */
const formatter = spreadsheet.SSF as {
  format(code: string | number, value: number, options: { date1904: boolean }): string
}

/**
 * Built-in formats without a fixed form (ECMA-376 part 1, 18.8.30): the program writes the short date of the computer's region,
 * which the file does not tell. Both orders are given.
 */
const regional = new Map<number, string[]>([
  [14, ['m/d/yy', 'dd/mm/yyyy']],
  [22, ['m/d/yy h:mm', 'dd/mm/yyyy hh:mm']],
])
for (const id of [27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]) regional.set(id, regional.get(14)!)

/** What the program shows for `value`; two forms joined with ` | ` where the region decides. undefined for a code that makes no sense. */
export function showNumber(value: number, format: NumberFormat, is1904: boolean): string | undefined {
  const codes = (typeof format.code === 'number' ? regional.get(format.code) : undefined) ?? [format.code]
  const shown = codes.map((code) => showOne(value, code, is1904))
  return shown.some((text) => text === '') ? undefined : shown.join(' | ')
}

function showOne(value: number, code: string | number, date1904: boolean): string {
  // Names of languages, [$-409], choose month names; the formatter knows English ones only and stumbles over some.
  const plain = typeof code === 'string' ? code.replace(/\[\$-[^\]]*\]/g, '') : code
  try {
    return formatter.format(plain, value, { date1904 }).replace(/\s+/g, ' ').trim()
  } catch {
    // A code that Excel would not take either. The number itself is kept.
    return ''
  }
}
