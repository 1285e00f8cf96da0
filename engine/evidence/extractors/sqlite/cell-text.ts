import { isUtf8 } from 'node:buffer'

/** What SQLite gives for a cell, whole numbers as bigint so that no digit of an identifier is lost. */
export type Cell = null | string | number | bigint | Uint8Array

/** A cell as text: bytes only where they are readable text, otherwise ''. */
export function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (!(cell instanceof Uint8Array)) return String(cell)
  if (!isUtf8(cell)) return ''
  const text = Buffer.from(cell.buffer, cell.byteOffset, cell.length).toString('utf8')
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return ''
  }
  return text
}
