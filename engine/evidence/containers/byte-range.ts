import type { ByteSource } from '../../../base/files/index.ts'

const pieceBytes = 256 * 1024

/** Bytes `start` to `end` of the source, in pieces. */
export function* rangeOf(bytes: ByteSource, start: number, end: number): Generator<Uint8Array> {
  for (let at = start; at < end; ) {
    const piece = bytes.read(at, Math.min(pieceBytes, end - at))
    if (piece.length === 0) return
    yield piece
    at += piece.length
  }
}

/** The same bytes as a Buffer, not copied. */
export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}
