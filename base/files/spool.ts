import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { writeProblem } from './write-atomically.ts'

/** Bytes that a spool takes: whole, or in pieces as they are unpacked. */
export type SpoolInput = Uint8Array | AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** A folder of numbered files for bytes on their way from one reader to the next (archive members, pictures). */
export interface Spool {
  /**
   * Writes `data` to a new file and answers its path and size. `admit` is told the size so far before every write; what
   * it throws ends the writing, removes the file and comes out here.
   * Throws `Problem` DISK_FULL or NOT_WRITABLE when the disk refuses.
   */
  keep(data: SpoolInput, admit?: (bytes: number) => void): Promise<{ spooled: string; bytes: number }>
}

/** Opens a spool in `folder`, made if missing. Two spools in one folder need different prefixes. */
export function openSpool(folder: string, prefix = ''): Spool {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  let count = 0
  return {
    async keep(data, admit = () => {}) {
      const spooled = join(folder, `${prefix}${++count}`)
      return { spooled, bytes: await writePieces(spooled, data, admit) }
    },
  }
}

async function writePieces(path: string, data: SpoolInput, admit: (bytes: number) => void): Promise<number> {
  const file = openFresh(path)
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

function openFresh(path: string): number {
  try {
    return openSync(path, 'wx', 0o600)
  } catch (cause) {
    throw writeProblem(path, cause)
  }
}

function writeWhole(file: number, path: string, piece: Uint8Array): void {
  try {
    for (let done = 0; done < piece.length; ) done += writeSync(file, piece, done)
  } catch (cause) {
    throw writeProblem(path, cause)
  }
}
