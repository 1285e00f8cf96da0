import { deserialize, serialize } from 'node:v8'

/** One value as a frame. Typed arrays, maps, dates and big integers survive. */
export function frameOf(value: unknown): Buffer {
  const body = serialize(value)
  const frame = Buffer.allocUnsafe(4 + body.length)
  frame.writeUInt32LE(body.length, 0)
  body.copy(frame, 4)
  return frame
}

/** Puts frames together again from the pieces in which they arrive. */
export class FrameReader {
  #pieces: Buffer[] = []
  #held = 0
  readonly #largest: number

  /** A frame longer than `largest` bytes is refused with a RangeError before its bytes are held. */
  constructor(largest: number) {
    this.#largest = largest
  }

  /** Adds a piece; yields the frames that it completes, with their size in bytes. */
  *add(piece: Buffer): Generator<{ value: unknown; bytes: number }> {
    this.#pieces.push(piece)
    this.#held += piece.length
    while (this.#held >= 4) {
      const bytes = this.#peekLength()
      if (bytes > this.#largest) throw new RangeError(`a frame of ${bytes} bytes is too large`)
      if (this.#held < 4 + bytes) return
      const frame = this.#take(4 + bytes)
      yield { value: deserialize(frame.subarray(4)), bytes }
    }
  }

  #peekLength(): number {
    if (this.#pieces[0]!.length < 4) this.#pieces = [Buffer.concat(this.#pieces)]
    return this.#pieces[0]!.readUInt32LE(0)
  }

  #take(bytes: number): Buffer {
    const all = this.#pieces.length === 1 ? this.#pieces[0]! : Buffer.concat(this.#pieces)
    this.#held -= bytes
    this.#pieces = all.length > bytes ? [all.subarray(bytes)] : []
    return all.subarray(0, bytes)
  }
}
