import type { ObjectBody } from './object-store.ts'

const firstBytes = 1 << 16

/**
 * The body in parts of exactly `partBytes`, the last one shorter (one empty part where there is nothing). Pieces are copied, so
 * whoever makes them may use their memory again; a small object takes little more memory than it is long.
 */
export async function* partsOf(body: ObjectBody, partBytes: number): AsyncGenerator<Buffer> {
  let part: Buffer = Buffer.allocUnsafe(Math.min(firstBytes, partBytes))
  let filled = 0
  let gave = false
  for await (const piece of body)
    for (let at = 0; at < piece.length; ) {
      const take = Math.min(partBytes - filled, piece.length - at)
      if (filled + take > part.length) part = grown(part, filled, Math.min(partBytes, 2 * (filled + take)))
      part.set(piece.subarray(at, at + take), filled)
      filled += take
      at += take
      if (filled < partBytes) continue
      yield part
      gave = true
      part = Buffer.allocUnsafe(partBytes)
      filled = 0
    }
  if (filled > 0 || !gave) yield part.subarray(0, filled)
}

function grown(part: Buffer, filled: number, size: number): Buffer {
  const larger = Buffer.allocUnsafe(size)
  part.copy(larger, 0, 0, filled)
  return larger
}
