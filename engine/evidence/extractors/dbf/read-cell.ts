import type { DbfField } from './read-header.ts'

const julianOfUnixEpoch = 2_440_588
const dayMilliseconds = 86_400_000

/** The text of one cell as a person would read it; '' for an empty one. `text` decodes the table's own charset. */
export function readCell(record: Buffer, field: DbfField, text: (bytes: Buffer) => string): string {
  const raw = record.subarray(field.at, field.at + field.bytes)
  if (field.type === 'I' && raw.length === 4) return String(raw.readInt32LE(0))
  if (field.type === 'B' && raw.length === 8) return String(raw.readDoubleLE(0))
  if (field.type === 'Y' && raw.length === 8) return String(Number(raw.readBigInt64LE(0)) / 10_000)
  if (field.type === 'T' && raw.length === 8) return moment(raw)
  // Memos, pictures and objects lie in another file; what stands here is only their number.
  if ('MGPWQ0'.includes(field.type)) return ''
  const printed = text(raw).replaceAll('\0', ' ').trim()
  return field.type === 'D' ? printed.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') : printed
}

/** A day (Julian day number) and a time (milliseconds), each in four bytes. */
function moment(raw: Buffer): string {
  const day = raw.readInt32LE(0)
  if (day <= 0) return ''
  const at = (day - julianOfUnixEpoch) * dayMilliseconds + raw.readInt32LE(4)
  // A date far outside any calendar is damage, not a date.
  if (Math.abs(at) > 8e14) return ''
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', dateStyle: 'short', timeStyle: 'medium' }).format(at)
}
