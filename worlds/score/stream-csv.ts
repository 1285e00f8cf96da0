import { createReadStream } from 'node:fs'
import Papa from 'papaparse'

/**
 * Reads a CSV file with a header, row by row, in bounded memory; answers the number of rows. `each` gets the cells by
 * column name in one object that is used again for the next row, since there may be millions.
 */
export function streamCsv(path: string, each: (row: Record<string, string>) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    let header: string[] | undefined
    let rows = 0
    const row: Record<string, string> = {}
    const take = (cells: string[]): void => {
      if (header === undefined) {
        header = cells.map((cell) => cell.replace(/^\uFEFF/, '').trim())
        return
      }
      rows++
      for (let at = 0; at < header.length; at++) row[header[at]!] = cells[at] ?? ''
      each(row)
    }
    const input = createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })
    input.on('error', reject)
    Papa.parse<string[]>(input, {
      skipEmptyLines: true,
      chunk: ({ data }) => data.forEach(take),
      complete: () => resolve(rows),
      error: reject,
    })
  })
}
