/** What the dictionary of every compressed RTF holds at the start ([MS-OXRTFCP] 2.1.2.1). */
const primer = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
)

/**
 * Unpacks PidTagRtfCompressed ([MS-OXRTFCP]). What is damaged or cut ends the text early; bytes that are no compressed
 * RTF give undefined.
 */
export function unpackRtf(packed: Buffer): Buffer | undefined {
  if (packed.length < 16) return undefined
  const rawSize = packed.readUInt32LE(4)
  const form = packed.toString('latin1', 8, 12)
  if (form === 'MELA') return packed.subarray(16, 16 + rawSize)
  // A match is at most 17 bytes for two, so a larger claim is false.
  if (form !== 'LZFu' || rawSize > packed.length * 17) return undefined
  return inflate(packed, rawSize)
}

function inflate(packed: Buffer, rawSize: number): Buffer {
  const dictionary = Buffer.alloc(4096, 0x20)
  primer.copy(dictionary)
  const out = Buffer.alloc(rawSize)
  let write = primer.length
  let size = 0
  const put = (byte: number): void => {
    if (size < rawSize) out[size++] = byte
    dictionary[write] = byte
    write = (write + 1) & 4095
  }
  for (let at = 16; at < packed.length; ) {
    const flags = packed[at++]!
    for (let bit = 0; bit < 8 && at < packed.length; bit++) {
      if ((flags & (1 << bit)) === 0) {
        put(packed[at++]!)
        continue
      }
      if (at + 1 >= packed.length) return out.subarray(0, size)
      const pair = packed.readUInt16BE(at)
      at += 2
      const offset = pair >> 4
      if (offset === write) return out.subarray(0, size)
      for (let i = 0, length = (pair & 15) + 2; i < length; i++) put(dictionary[(offset + i) & 4095]!)
    }
  }
  return out.subarray(0, size)
}
