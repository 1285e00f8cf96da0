import { bufferOf } from '../containers/byte-range.ts'
import type { Content } from '../content.ts'
import { decodeAs, guessCharset } from '../decode-text.ts'
import type { Extractor } from './contract.ts'
import { readCell } from './dbf/read-cell.ts'
import { type DbfHeader, readHeader } from './dbf/read-header.ts'
import { rowBatch } from './tables/index.ts'

const batchBytes = 1 << 18

/** dBase and FoxPro tables (.dbf), which older clinic systems keep. Rows marked as deleted are still there, and are read. */
export const dbf: Extractor = {
  name: 'dbf',
  kinds: ['dbf'],
  *extract(bytes, context) {
    const header = readHeader(bytes)
    const columns = header.fields.map((field) => field.name)
    yield { type: 'table', where: '', name: context.name.replace(/\.dbf$/i, ''), columns, labels: columns }
    const held = Math.floor((bytes.size - header.headerBytes) / header.recordBytes)
    const records = Math.max(0, Math.min(header.records, held))
    const perBatch = Math.max(1, Math.floor(batchBytes / header.recordBytes))
    for (let first = 0; first < records; first += perBatch) {
      context.checkIn()
      const count = Math.min(perBatch, records - first)
      const block = bytes.read(header.headerBytes + first * header.recordBytes, count * header.recordBytes)
      yield readBatch(bufferOf(block), header, first)
    }
    if (records < header.records) {
      const reason = `The table ends after ${records} of ${header.records} rows`
      yield { type: 'gap', where: '', state: 'partial', reason, bytes: 0 }
    }
  },
}

function readBatch(block: Buffer, header: DbfHeader, first: number): Content {
  const charset = header.charset ?? guessCharset(wordsOf(block, header))
  const text = (raw: Buffer): string => decodeAs(raw, charset)
  const rows: string[][] = []
  const numbers: number[] = []
  for (let at = 0; at + header.recordBytes <= block.length; at += header.recordBytes) {
    const record = block.subarray(at, at + header.recordBytes)
    numbers.push(first + rows.length + 1)
    rows.push(header.fields.map((field) => readCell(record, field, text)))
  }
  return rowBatch(rows, numbers)
}

/** The text cells alone, a line each: figures stored in binary would mislead the guess. */
function wordsOf(block: Buffer, header: DbfHeader): Buffer {
  const texts = header.fields.filter((field) => field.type === 'C')
  const cells: Buffer[] = []
  for (let at = 0; at < Math.min(block.length, 1 << 16); at += header.recordBytes)
    for (const field of texts) cells.push(block.subarray(at + field.at, at + field.at + field.bytes), newline)
  return Buffer.concat(cells)
}

const newline = Buffer.from('\n')
