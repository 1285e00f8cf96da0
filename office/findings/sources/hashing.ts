import { createHash } from 'node:crypto'

/** Passes pieces on and hashes them on the way; `sha256` answers once all have passed. */
export function hashing(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): {
  pieces: AsyncGenerator<Uint8Array>
  sha256(): string
} {
  const hash = createHash('sha256')
  let done: string | undefined
  async function* through(): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      hash.update(piece)
      yield piece
    }
    done = hash.digest('hex')
  }
  return {
    pieces: through(),
    sha256() {
      if (done === undefined) throw new TypeError('the pieces have not all passed')
      return done
    },
  }
}
