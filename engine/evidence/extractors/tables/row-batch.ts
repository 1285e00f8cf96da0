import type { Rows } from '../../content.ts'

/** `rows` with their numbers as a batch; the numbers are kept only where they are not consecutive. */
export function rowBatch(rows: string[][], numbers: readonly number[]): Rows {
  const batch: Rows = { type: 'rows', first: numbers[0] ?? 1, rows }
  const last = numbers.at(-1)
  if (last !== undefined && last - batch.first !== rows.length - 1) batch.numbers = Uint32Array.from(numbers)
  return batch
}

/** Takes the blank rows out of both arrays. */
export function dropBlankRows(rows: string[][], numbers: number[]): void {
  let kept = 0
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!
    if (row[0] === '' && row.every((cell) => cell === '')) continue
    if (kept !== at) {
      rows[kept] = row
      numbers[kept] = numbers[at]!
    }
    kept++
  }
  rows.length = kept
  numbers.length = kept
}
