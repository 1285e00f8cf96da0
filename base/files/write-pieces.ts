import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { writeProblem } from './write-atomically.ts'

/** Bytes to write: whole, or in pieces as they are unpacked or opened. */
export type SpoolInput = Uint8Array | AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/**
 * Writes a new file piece by piece, in the place of an older one, readable by its owner only; answers its size. Half a file is removed.
 * Throws `DISK_FULL`, `NOT_WRITABLE`, and what `data` throws.
 */
export async function writePieces(path: string, data: SpoolInput): Promise<number> {
  rmSync(path, { force: true })
  let file: number
  try {
    file = openSync(path, 'wx', 0o600)
  } catch (cause) {
    throw writeProblem(path, cause)
  }
  return pourInto(file, path, data)
}

/** Writes `data` to the open `file`, closes it, and answers its size. What `admit` or `data` throws removes the file. */
export async function pourInto(
  file: number,
  path: string,
  data: SpoolInput,
  admit: (bytes: number) => void = () => {},
): Promise<number> {
  let bytes = 0
  try {
    for await (const piece of data instanceof Uint8Array ? [data] : data) {
      bytes += piece.length
      admit(bytes)
      writeWhole(file, path, piece)
    }
  } catch (error) {
    closeSync(file)
    rmSync(path, { force: true })
    throw error
  }
  closeSync(file)
  return bytes
}

function writeWhole(file: number, path: string, piece: Uint8Array): void {
  try {
    for (let done = 0; done < piece.length; ) done += writeSync(file, piece, done)
  } catch (cause) {
    throw writeProblem(path, cause)
  }
}
