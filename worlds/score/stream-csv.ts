import { createReadStream } from 'node:fs'
import Papa from 'papaparse'

/** Reads a CSV file with a header row by row, in bounded memory; `each` gets the cells by column name. */
export function streamCsv(path: string, each: (row: Record<string, string>) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    let header: string[] | undefined
    let rows = 0
    const input = createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })
    input.on('error', reject)
    Papa.parse<string[]>(input, {
      skipEmptyLines: true,
      step({ data }) {
        if (header === undefined) header = data.map((cell) => cell.replace(/^\uFEFF/, '').trim())
        else {
          rows++
          each(Object.fromEntries(header.map((name, at) => [name, data[at] ?? ''])))
        }
      },
      complete: () => resolve(rows),
      error: reject,
    })
  })
}
