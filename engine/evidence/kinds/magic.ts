import { isDbf } from './dbf.ts'

/** A kind that its first bytes give away, and the words for why. */
export interface Verdict {
  kind: string
  why: string
}

interface Signature {
  kind: string
  at: number
  bytes: string
  why: string
}

/** Signatures of the kinds met most in clinics' files; rarer ones are left to the file-type library. */
const signatures: readonly Signature[] = [
  { kind: 'pdf', at: 0, bytes: '%PDF-', why: 'starts with %PDF-' },
  { kind: 'sqlite', at: 0, bytes: 'SQLite format 3\0', why: 'starts with "SQLite format 3"' },
  { kind: 'pst', at: 0, bytes: '!BDN', why: 'starts with the Outlook store mark !BDN' },
  { kind: 'dicom', at: 128, bytes: 'DICM', why: 'DICM after the 128-byte preamble' },
  { kind: 'gzip', at: 0, bytes: '\x1f\x8b\x08', why: 'starts with the gzip mark' },
  { kind: 'png', at: 0, bytes: '\x89PNG\r\n\x1a\n', why: 'starts with the PNG mark' },
  { kind: 'jpeg', at: 0, bytes: '\xff\xd8\xff', why: 'starts with the JPEG mark' },
  { kind: 'tiff', at: 0, bytes: 'II*\0', why: 'starts with the TIFF mark' },
  { kind: 'tiff', at: 0, bytes: 'MM\0*', why: 'starts with the TIFF mark' },
  { kind: 'gif', at: 0, bytes: 'GIF87a', why: 'starts with GIF87a' },
  { kind: 'gif', at: 0, bytes: 'GIF89a', why: 'starts with GIF89a' },
  { kind: 'webp', at: 8, bytes: 'WEBP', why: 'WEBP inside RIFF' },
  { kind: 'rtf', at: 0, bytes: '{\\rtf', why: 'starts with {\\rtf' },
  { kind: '7z', at: 0, bytes: "7z\xbc\xaf'\x1c", why: 'starts with the 7z mark' },
  { kind: 'rar', at: 0, bytes: 'Rar!\x1a\x07', why: 'starts with Rar!' },
  { kind: 'bzip2', at: 0, bytes: 'BZh', why: 'starts with BZh' },
  { kind: 'xz', at: 0, bytes: '\xfd7zXZ\0', why: 'starts with the xz mark' },
  { kind: 'zstd', at: 0, bytes: '\x28\xb5\x2f\xfd', why: 'starts with the zstd mark' },
  { kind: 'tnef', at: 0, bytes: '\x78\x9f\x3e\x22', why: 'starts with the TNEF mark (winmail.dat)' },
  { kind: 'pg-backup', at: 0, bytes: 'PGDMP', why: 'starts with the mark of a pg_dump custom archive' },
  { kind: 'sql-server-backup', at: 0, bytes: 'TAPE\0', why: 'starts with the tape mark of a SQL Server backup' },
  { kind: 'disk-image', at: 0, bytes: 'KDMV', why: 'starts with the mark of a VMware disk' },
  { kind: 'disk-image', at: 0, bytes: 'vhdxfile', why: 'starts with vhdxfile' },
  { kind: 'disk-image', at: 0, bytes: 'conectix', why: 'starts with the mark of a virtual disk (VHD)' },
  { kind: 'disk-image', at: 0, bytes: 'QFI\xfb', why: 'starts with the mark of a QEMU disk' },
  { kind: 'disk-image', at: 0, bytes: 'EVF\x09\x0d\x0a\xff\0', why: 'starts with the mark of an EnCase image' },
  { kind: 'disk-image', at: 0x8001, bytes: 'CD001', why: 'holds the mark of an ISO 9660 disc' },
  { kind: 'emf', at: 40, bytes: ' EMF', why: 'EMF in the header of a Windows metafile' },
  { kind: 'wmf', at: 0, bytes: '\xd7\xcd\xc6\x9a', why: 'starts with the mark of a Windows metafile' },
  { kind: 'onenote', at: 0, bytes: '\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d', why: 'starts with the OneNote mark' },
  { kind: 'access', at: 4, bytes: 'Standard Jet DB\0', why: 'holds the mark of a Microsoft Access database' },
  { kind: 'access', at: 4, bytes: 'Standard ACE DB\0', why: 'holds the mark of a Microsoft Access database' },
]

/** Recognises `head` (the first 512 bytes or more, 64 KiB for disc images) by signature alone; undefined where none fits. */
export function kindByMagic(head: Uint8Array): Verdict | undefined {
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1')
  for (const { kind, at, bytes, why } of signatures) if (text.startsWith(bytes, at)) return { kind, why }
  if (isBitmap(head)) return { kind: 'bmp', why: 'starts with a bitmap header' }
  if (isTarHeader(head)) return { kind: 'tar', why: 'starts with a tar header whose checksum is right' }
  if (isDbf(head)) return { kind: 'dbf', why: 'starts with the header of a dBase table' }
  if (isBareDicom(head)) return { kind: 'dicom', why: 'starts with a DICOM data element, without a preamble' }
  // Scanners and mail gateways put bytes before the mark; PDF readers accept it within the first kilobyte.
  const pdf = text.indexOf('%PDF-')
  if (pdf > 0 && pdf < 1019) return { kind: 'pdf', why: `%PDF- after ${pdf} other bytes` }
  return undefined
}

/** "BM" alone could begin a sentence, so the header's own size field must be one that exists. */
function isBitmap(head: Uint8Array): boolean {
  if (head[0] !== 0x42 || head[1] !== 0x4d || head.length < 18) return false
  return [12, 40, 52, 56, 64, 108, 124].includes(new DataView(head.buffer, head.byteOffset).getUint32(14, true))
}

/** A tar header carries the sum of its own 512 bytes, in octal, with the sum's field counted as blanks (POSIX ustar). */
function isTarHeader(head: Uint8Array): boolean {
  if (head.length < 512 || head[0] === 0) return false
  const printed = Buffer.from(head.buffer, head.byteOffset + 148, 8)
    .toString('latin1')
    .replaceAll('\0', ' ')
    .trim()
  if (!/^[0-7]{1,7}$/.test(printed)) return false
  let sum = 8 * 0x20
  for (let i = 0; i < 512; i++) if (i < 148 || i >= 156) sum += head[i]!
  return sum === Number.parseInt(printed, 8)
}

/** Older archives store DICOM without preamble: group 0002 or 0008 first, a small element, then a VR or a short length. */
function isBareDicom(head: Uint8Array): boolean {
  if (head.length < 132 || (head[0] !== 2 && head[0] !== 8) || head[1] !== 0 || head[3] !== 0) return false
  const vr = String.fromCharCode(head[4]!, head[5]!)
  if (['UL', 'CS', 'UI', 'DA', 'OB', 'SH'].includes(vr)) return true
  const length = new DataView(head.buffer, head.byteOffset).getUint32(4, true)
  const next = 8 + length
  return length % 2 === 0 && length <= 64 && head[next] === head[0] && head[next + 1] === 0 && head[next + 3] === 0
}
