/** First bytes that dBase, FoxPro and their kin write. */
const versions = new Set([0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0x8e, 0xcb, 0xf5, 0xfb])

/**
 * dBase tables have no mark of their own, so the header must make sense in every part: a date, lengths that fit the fields, a
 * first field with a name and a known type.
 */
export function isDbf(head: Uint8Array): boolean {
  if (head.length < 65 || !versions.has(head[0]!)) return false
  const view = new DataView(head.buffer, head.byteOffset)
  const headerBytes = view.getUint16(8, true)
  const recordBytes = view.getUint16(10, true)
  if (head[2]! > 12 || head[3]! > 31 || headerBytes < 65 || recordBytes < 2) return false
  const name = Buffer.from(head.buffer, head.byteOffset + 32, 11)
    .toString('latin1')
    .split('\0', 1)[0]!
  return /^[A-Za-z_\x80-\xff][\w\x80-\xff]*$/.test(name) && /[A-Z@+]/.test(String.fromCharCode(head[43]!))
}
