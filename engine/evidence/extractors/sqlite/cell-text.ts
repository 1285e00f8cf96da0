import { isUtf8 } from 'node:buffer'

/** What SQLite gives for a cell, whole numbers as bigint so that no digit of an identifier is lost. */
export type Cell = null | string | number | bigint | Uint8Array

/** The beginnings of files that people keep in databases. */
const beginnings: [bytes: string, ending: string][] = [
  ['%PDF-', 'pdf'],
  ['PK\x03\x04', 'zip'],
  ['\x89PNG\r\n', 'png'],
  ['\xff\xd8\xff', 'jpg'],
  ['GIF8', 'gif'],
  ['II*\0', 'tif'],
  ['MM\0*', 'tif'],
  ['{\\rtf', 'rtf'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'ole'],
  ['\x1f\x8b\x08', 'gz'],
  ['SQLite format 3\0', 'sqlite'],
  ['<?xml', 'xml'],
  ['<html', 'html'],
  ['<!DOCTYPE', 'html'],
  ['MSH|', 'hl7'],
  ['From: ', 'eml'],
  ['Received: ', 'eml'],
]

/** The usual ending of the kind of file that these bytes begin like; undefined for no kind that is known. */
export function fileEnding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16)).toString('latin1')
  const found = beginnings.find(([begin]) => head.startsWith(begin))?.[1]
  if (found !== undefined) return found
  return bytes.length > 132 && Buffer.from(bytes.subarray(128, 132)).toString('latin1') === 'DICM' ? 'dcm' : undefined
}

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
