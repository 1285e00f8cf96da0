import { pipeline, Readable, type Transform } from 'node:stream'
import { crc32 } from 'node:zlib'

/** Pieces that end quietly where their source breaks, and remember why. */
export interface Salvage {
  pieces: AsyncIterable<Uint8Array>
  /** What broke, once the pieces have ended; undefined when all went well. */
  failure(): Error | undefined
  /** CRC-32 of all pieces given. */
  crc(): number
}

/** Sends `packed` through `decoder` (none: as it is). What came out before a failure is kept. */
export function salvaged(packed: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, decoder?: Transform): Salvage {
  let failure: Error | undefined
  let sum = 0
  const source = decoder === undefined ? packed : decoded(packed, decoder)
  async function* pieces(): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of source) {
        sum = crc32(piece, sum)
        yield piece
      }
    } catch (error) {
      failure = error as Error
    }
  }
  return { pieces: pieces(), failure: () => failure, crc: () => sum }
}

function decoded(packed: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, decoder: Transform): AsyncIterable<Buffer> {
  // The error also comes out of the iteration; the callback is there because pipeline asks for one.
  return pipeline(Readable.from(packed, { objectMode: false }), decoder, () => {})
}
