import type { ColumnValues } from './column-values.ts'

/** Row numbers 1, 2, 3 ... exist in every table and tie nothing together; long or lettered keys do. */
export function isTellingKey(values: ColumnValues): boolean {
  return (
    values.strict('uuid') >= 0.8 ||
    (values.loose('key') >= 0.8 &&
      values.share((text) => text.length >= 6 && /[A-Za-z]/.test(text) && /\d/.test(text)) >= 0.8)
  )
}
