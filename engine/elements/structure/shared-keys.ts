import { elementIndex } from '../taxonomy.ts'
import { cellText } from './cell.ts'
import type { ColumnType } from './column-type.ts'
import type { ColumnValues } from './column-values.ts'

const recordKey = elementIndex('record-key')

/**
 * Columns of technical keys that several patients share in the sample (a site, a plan, a price list): they must not tie
 * people together. Without a sure patient key beside it, a key that repeats a lot is not trusted either.
 */
export function sharedKeys(
  types: readonly (ColumnType | undefined)[],
  values: readonly ColumnValues[],
  sample: readonly string[][],
): Set<number> {
  const shared = new Set<number>()
  const patient = types.findIndex((type) => type?.key === true && type.sure)
  for (const [column, type] of types.entries()) {
    if (type?.key !== true || type.sure) continue
    const cells = values[column]!
    const bad =
      patient >= 0
        ? isShared(sample, column, patient)
        : type.element === recordKey && cells.distinct < cells.count * 0.5
    if (bad) shared.add(column)
  }
  return shared
}

function isShared(sample: readonly string[][], column: number, patient: number): boolean {
  const holders = new Map<string, string>()
  for (const row of sample) {
    const key = cellText(row[column])
    const holder = cellText(row[patient])
    if (key === '' || holder === '') continue
    if ((holders.get(key) ?? holder) !== holder) return true
    holders.set(key, holder)
  }
  return false
}
