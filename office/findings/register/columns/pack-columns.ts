import { elementNames } from '../../../../engine/elements/index.ts'
import { bands, harmFlags } from '../../../../engine/harm/index.ts'
import { addressees, outcomes, type RegisterColumns } from './columns.ts'

/** Arrays in the order in which they are packed: those of four bytes first, so that each begins where it may. */
const packed = [
  ['score', Float32Array],
  ['flags', Uint32Array],
  ['elements', Uint32Array],
  ['places', Uint32Array],
  ['byHarm', Uint32Array],
  ['rankByHarm', Uint32Array],
  ['residence', Uint16Array],
  ['outcome', Uint8Array],
  ['band', Uint8Array],
  ['addressee', Uint8Array],
  ['decided', Uint8Array],
] as const

/** What the numbers of the columns mean; columns that were packed with other lists are read from the table instead. */
const lists = JSON.stringify([outcomes, bands, harmFlags, elementNames, addressees])

interface Header {
  count: number
  residences: string[]
  lists: string
  lengths: number[]
}

const least = 4

/** Columns as bytes (little-endian): length of the header (u32), the header as JSON, zeroes up to a multiple of 4, the arrays. */
export function packColumns(columns: RegisterColumns): Buffer[] {
  const header: Header = {
    count: columns.count,
    residences: columns.residences,
    lists,
    lengths: packed.map(([name]) => columns[name].length),
  }
  const text = Buffer.from(JSON.stringify(header))
  const start = Buffer.alloc(Math.ceil((least + text.length) / 4) * 4)
  start.writeUInt32LE(text.length)
  start.set(text, least)
  const arrays = packed.map(([name]) => {
    const { buffer, byteOffset, byteLength } = columns[name]
    return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
  })
  return [start, ...arrays]
}

/** The columns that were packed; undefined where the words they stand for have changed since. `bytes` begin their buffer. */
export function unpackColumns(bytes: Uint8Array<ArrayBuffer>): RegisterColumns | undefined {
  const length = new DataView(bytes.buffer).getUint32(0, true)
  const header = JSON.parse(Buffer.from(bytes.buffer, least, length).toString('utf8')) as Header
  if (header.lists !== lists) return undefined
  let at = Math.ceil((least + length) / 4) * 4
  const columns: Record<string, unknown> = { count: header.count, residences: header.residences }
  for (const [index, [name, Kind]] of packed.entries()) {
    columns[name] = new Kind(bytes.buffer, at, header.lengths[index]!)
    at += header.lengths[index]! * Kind.BYTES_PER_ELEMENT
  }
  return columns as unknown as RegisterColumns
}
