import type { Fib } from './word-header.ts'

const pageBytes = 512
const endsRow = 0x2417

/**
 * File offsets behind the characters that end table rows. A row end looks like a cell end; only the properties of its paragraph
 * tell ([MS-DOC] 2.8.6 PlcBtePapx, 2.9.205 PapxFkp, 2.6.2 sprmPFTtp).
 */
export function rowEnds(main: Buffer, table: Buffer, fib: Fib): Set<number> {
  const ends = new Set<number>()
  const list = table.subarray(fib.paragraphPages.at, fib.paragraphPages.at + fib.paragraphPages.length)
  const count = Math.floor((list.length - 4) / 8)
  for (let index = 0; index < count; index++) {
    const at = (list.readUInt32LE((count + 1) * 4 + index * 4) & 0x3f_ffff) * pageBytes
    const page = main.subarray(at, at + pageBytes)
    if (page.length === pageBytes) readPage(page, ends)
  }
  return ends
}

/** One page of paragraph properties: offsets, then for each paragraph where in the page its properties lie. */
function readPage(page: Buffer, ends: Set<number>): void {
  const count = page[pageBytes - 1]!
  for (let index = 0; index < count; index++) {
    const entry = (count + 1) * 4 + index * 13
    if (entry >= pageBytes) return
    const at = page[entry]! * 2
    if (at === 0 || !hasRowEnd(propertiesAt(page, at))) continue
    const end = page.readUInt32LE((index + 1) * 4)
    ends.add(end)
  }
}

function propertiesAt(page: Buffer, at: number): Buffer {
  const words = page[at]!
  const from = words === 0 ? at + 2 : at + 1
  const length = words === 0 ? (page[at + 1] ?? 0) * 2 : words * 2 - 1
  return page.subarray(from + 2, Math.min(from + length, pageBytes - 1))
}

/** Bytes of an operand by the top three bits of the property; 0 where it says itself ([MS-DOC] 2.2.5.1). */
const operandBytes = [1, 1, 2, 4, 2, 2, 0, 3]

function hasRowEnd(properties: Buffer): boolean {
  let at = 0
  while (at + 3 <= properties.length) {
    const property = properties.readUInt16LE(at)
    if (property === endsRow) return properties[at + 2] === 1
    const fixed = operandBytes[property >>> 13]!
    if (fixed > 0) at += 2 + fixed
    else if (property === 0xd608 && at + 4 <= properties.length) at += 3 + properties.readUInt16LE(at + 2)
    else at += 3 + properties[at + 2]!
  }
  return false
}
