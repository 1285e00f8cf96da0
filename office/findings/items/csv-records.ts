import Papa from 'papaparse'

/**
 * The records of a CSV text that comes line by line, without its header, as the engine writes them (RFC 4180): a line's end inside quotes goes on
 * in the next line.
 */
export async function* csvRecords(lines: AsyncIterable<string>): AsyncGenerator<string[]> {
  let open = ''
  let header = true
  for await (const line of lines) {
    const record = open === '' ? line : `${open}\n${line}`
    if (isOpen(record)) {
      open = record
      continue
    }
    open = ''
    if (!header) yield cellsOf(record)
    header = false
  }
}

/** Quotes come in pairs in a whole record. */
function isOpen(record: string): boolean {
  let quotes = 0
  for (let at = record.indexOf('"'); at >= 0; at = record.indexOf('"', at + 1)) quotes++
  return quotes % 2 === 1
}

function cellsOf(record: string): string[] {
  if (!record.includes('"')) return record.split(',')
  return Papa.parse<string[]>(record, { delimiter: ',', newline: '\n' }).data[0]!
}
