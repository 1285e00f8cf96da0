const mostPages = 500

/**
 * The pages of a TIFF file one after the other, for engines that read only the first: the same bytes each time, with the head
 * pointing at the next page's directory. Anything else is one page. The bytes given are changed.
 */
export function* tiffPages(bytes: Buffer): Iterable<Buffer> {
  const mark = bytes.toString('latin1', 0, 4)
  const isLittle = mark === 'II*\0'
  if (bytes.length < 8 || (!isLittle && mark !== 'MM\0*')) {
    yield bytes
    return
  }
  const read32 = (at: number): number => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at))
  const read16 = (at: number): number => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at))
  const seen = new Set<number>()
  for (let at = read32(4); at !== 0 && at + 2 <= bytes.length && !seen.has(at) && seen.size < mostPages; ) {
    seen.add(at)
    if (isLittle) bytes.writeUInt32LE(at, 4)
    else bytes.writeUInt32BE(at, 4)
    yield bytes
    const next = at + 2 + read16(at) * 12
    at = next + 4 <= bytes.length ? read32(next) : 0
  }
}
