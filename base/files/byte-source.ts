import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { onDisk } from './disk-path.ts'

/**
 * The bytes of one item, wherever they lie. Extractors see evidence only through this, so the same code reads a file,
 * a member unpacked from an archive, or bytes in a test. All offsets and sizes are in bytes.
 */
export interface ByteSource {
  readonly size: number
  /** A file with exactly these bytes, for readers that can only open paths (SQLite); undefined for bytes in memory, and for names not in UTF-8. */
  readonly path: string | undefined
  /** Up to `length` bytes from `offset`; fewer at the end. Throws when the file can no longer be read. */
  read(offset: number, length: number): Uint8Array
  /** The bytes in order, in pieces of `pieceBytes` (default 1 MiB). */
  pieces(pieceBytes?: number): Iterable<Uint8Array>
  /** Everything at once. Callers check `size` against their own limit first. */
  all(): Uint8Array
  /** Whether the file grew, shrank or was written to since it was opened; absent for bytes that cannot change. */
  changed?(): boolean
  close(): void
}

export function bytesInMemory(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    path: undefined,
    read: (offset, length) => bytes.subarray(offset, offset + length),
    *pieces(pieceBytes = 1 << 20) {
      for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
    },
    all: () => bytes,
    close() {},
  }
}

/** Opens a file for reading; the size is taken once, at opening. */
export function bytesOfFile(path: string): ByteSource {
  const file = openSync(onDisk(path), 'r')
  const { size, mtimeMs } = fstatSync(file)
  const read = (offset: number, length: number): Uint8Array => {
    const want = Math.max(0, Math.min(length, size - offset))
    const buffer = Buffer.allocUnsafe(want)
    let got = 0
    while (got < want) {
      const n = readSync(file, buffer, got, want - got, offset + got)
      if (n === 0) break
      got += n
    }
    return got === want ? buffer : buffer.subarray(0, got)
  }
  return {
    size,
    path: typeof onDisk(path) === 'string' ? path : undefined,
    read,
    *pieces(pieceBytes = 1 << 20) {
      for (let at = 0; at < size; at += pieceBytes) {
        const piece = read(at, pieceBytes)
        if (piece.length === 0) return
        yield piece
      }
    },
    all: () => read(0, size),
    changed() {
      const now = fstatSync(file)
      return now.size !== size || now.mtimeMs !== mtimeMs
    },
    close: () => closeSync(file),
  }
}
