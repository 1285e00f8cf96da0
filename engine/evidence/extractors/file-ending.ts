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

/** A name for a file found in a cell: its table, row and column (from 1). */
export function cellFileName(table: string, row: number, column: number, ending: string): string {
  return `${table.replaceAll(/[^\p{L}\p{N}_-]+/gu, '_')}/${row}-${column + 1}.${ending}`
}
