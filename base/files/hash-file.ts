import { createHash } from 'node:crypto'
import { type ByteSource, bytesOfFile } from './byte-source.ts'

/** SHA-256 of all bytes, lower-case hex. */
export function hashBytes(bytes: ByteSource): string {
  const hash = createHash('sha256')
  for (const piece of bytes.pieces()) hash.update(piece)
  return hash.digest('hex')
}

/** SHA-256 of a file, read in pieces. Throws when the file cannot be read. */
export function hashFile(path: string): string {
  const bytes = bytesOfFile(path)
  try {
    return hashBytes(bytes)
  } finally {
    bytes.close()
  }
}
