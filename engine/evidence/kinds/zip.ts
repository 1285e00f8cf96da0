import type { ByteSource } from '../../../base/files/index.ts'
import { bufferOf } from '../containers/byte-range.ts'
import type { Verdict } from './magic.ts'

const openDocument: Readonly<Record<string, string>> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.text-template': 'odt',
  'application/vnd.oasis.opendocument.text-master': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.spreadsheet-template': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
  'application/vnd.oasis.opendocument.presentation-template': 'odp',
}

export function isZip(head: Uint8Array): boolean {
  if (head[0] !== 0x50 || head[1] !== 0x4b) return false
  return (head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6) || (head[2] === 7 && head[3] === 8)
}

/**
 * A document inside a ZIP, or a plain `zip`. Formats without an extractor of their own (EPUB, Visio, Pages, JAR) stay
 * `zip`: their parts are then read one by one. So does an office file that lost its directory: its parts can be saved.
 */
export function kindOfZip(bytes: ByteSource, head: Uint8Array): Verdict {
  const mimetype = storedMimetype(head)
  const document = mimetype === undefined ? undefined : openDocument[mimetype]
  const names = directoryNames(bytes)
  if (names === undefined) return { kind: 'zip', why: 'ZIP archive without a readable directory' }
  if (document !== undefined) return { kind: document, why: `ZIP whose mimetype is ${mimetype}` }
  if (names.includes('\nxl/workbook.bin\n')) return { kind: 'xlsb', why: 'ZIP with xl/workbook.bin' }
  if (names.includes('\nxl/workbook.xml\n')) return { kind: 'xlsx', why: 'ZIP with xl/workbook.xml' }
  if (names.includes('\nword/')) return { kind: 'docx', why: 'ZIP with word/ parts' }
  if (names.includes('\nppt/')) return { kind: 'pptx', why: 'ZIP with ppt/ parts' }
  if (names.includes('\nxl/')) return { kind: 'xlsx', why: 'ZIP with xl/ parts' }
  return { kind: 'zip', why: 'ZIP archive' }
}

/** OpenDocument and EPUB put an uncompressed member `mimetype` first, so that it can be read at a fixed place. */
function storedMimetype(head: Uint8Array): string | undefined {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 256)).toString('latin1')
  if (text.slice(30, 38) !== 'mimetype') return undefined
  return /^[\w./+-]+/.exec(text.slice(38 + head[28]!))?.[0]?.replace(/PK$/, '')
}

/** The member names of the central directory, each between line ends; undefined where there is none. At most 4 MiB of it. */
function directoryNames(bytes: ByteSource): string | undefined {
  const tailAt = Math.max(0, bytes.size - 65_557)
  const tail = bufferOf(bytes.read(tailAt, 65_557))
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 22 > tail.length) return undefined
  const size = tail.readUInt32LE(end + 12)
  const start = tail.readUInt32LE(end + 16)
  // ZIP64 marks both as all ones; its archives are far larger than any office document.
  if (start === 0xffffffff) return '\n'
  const directory = bufferOf(bytes.read(Math.min(start, bytes.size), Math.min(size, 4 << 20)))
  let names = '\n'
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50; ) {
    const length = directory.readUInt16LE(at + 28)
    names += `${directory.toString('latin1', at + 46, at + 46 + length).replaceAll('\\', '/')}\n`
    at += 46 + length + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return names.length === 1 && size > 0 ? undefined : names
}
