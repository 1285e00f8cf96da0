/** Values of a MAPI property block by property id: text types as strings (bytes where not Unicode), others as bytes. */
export type MapiProperties = Map<number, { type: number; data: Buffer }>

const fixedSizes: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
}
const mostProperties = 10_000

/**
 * Reads the property list of a TNEF attribute ([MS-OXTNEF] 2.1.3.4). Ends quietly where the list is cut or damaged; of a
 * property with several values the first is kept.
 */
export function readMapiProperties(block: Buffer): MapiProperties {
  const found: MapiProperties = new Map()
  const reader = new BlockReader(block)
  try {
    const count = Math.min(reader.number(), mostProperties)
    for (let i = 0; i < count; i++) readProperty(reader, found)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return found
}

function readProperty(reader: BlockReader, found: MapiProperties): void {
  const tag = reader.number()
  const id = tag >>> 16
  const type = tag & 0xfff
  if (id >= 0x8000) skipName(reader)
  const size = fixedSizes[type]
  const several = size === undefined || (tag & 0x1000) !== 0
  const values = several ? reader.number() : 1
  for (let i = 0; i < values; i++) {
    const data = reader.bytes(size ?? reader.number())
    if (i === 0 && id < 0x8000) found.set(id, { type, data })
  }
}

/** A named property carries its set (16 bytes) and its number or name. */
function skipName(reader: BlockReader): void {
  reader.bytes(16)
  if (reader.number() === 0) reader.number()
  else reader.bytes(reader.number())
}

class BlockReader {
  readonly #block: Buffer
  #at = 0

  constructor(block: Buffer) {
    this.#block = block
  }

  number(): number {
    this.#at += 4
    return this.#block.readUInt32LE(this.#at - 4)
  }

  /** Values are filled up to four bytes. */
  bytes(length: number): Buffer {
    if (this.#at + length > this.#block.length) throw new RangeError('the property ends too early')
    const data = this.#block.subarray(this.#at, this.#at + length)
    this.#at += Math.ceil(length / 4) * 4
    return data
  }
}
