import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { type ByteSource, bytesOfFile, syncFolder, writeProblem } from '../files/index.ts'
import { makePrivate } from './backup-folder.ts'

export interface Pooled {
  sha256: string
  bytes: number
}

/**
 * Files by their SHA-256, `AB/ABCD...`: what is there already is not written again, and a file that is there is whole. Call
 * `sync` before a backup relies on them.
 */
export class Pool {
  readonly #folder: string
  readonly #touched = new Set<string>()

  constructor(folder: string) {
    this.#folder = folder
  }

  pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256')
    return join(this.#folder, Pool.nameOf(sha256))
  }

  /** Its place in the pool, for messages. */
  static nameOf(sha256: string): string {
    return `${sha256.slice(0, 2)}/${sha256}`
  }

  /** True where a file of that hash and size lies in the pool; `verify` is what reads it. */
  has({ sha256, bytes }: Pooled): boolean {
    return statSync(this.pathOf(sha256), { throwIfNoEntry: false })?.size === bytes
  }

  /** Opens a file; the caller closes it. */
  open(sha256: string): ByteSource {
    return bytesOfFile(this.pathOf(sha256))
  }

  /** Writes the bytes under a name of no meaning, then renames them to their hash. Throws `DISK_FULL`, `NOT_WRITABLE`. */
  async put(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Pooled> {
    const unfinished = join(this.#folder, `.part-${process.pid}-${randomBytes(6).toString('hex')}`)
    const hash = createHash('sha256')
    let bytes = 0
    try {
      const file = await open(unfinished, 'wx', 0o600)
      try {
        for await (const piece of body) {
          hash.update(piece)
          bytes += piece.length
          await writeWhole(file, piece)
        }
        await file.sync()
      } finally {
        await file.close()
      }
      return this.#place(unfinished, { sha256: hash.digest('hex'), bytes })
    } catch (cause) {
      rmSync(unfinished, { force: true })
      throw writeProblem(unfinished, cause)
    }
  }

  /** Makes the names of all files that were put outlive a power cut. */
  sync(): void {
    for (const folder of this.#touched) syncFolder(folder)
    syncFolder(this.#folder)
    this.#touched.clear()
  }

  /** Removes every file that `wanted` does not name, and what writers that were cut off have left. Answers how many. */
  sweep(wanted: ReadonlySet<string>): number {
    let removed = 0
    for (const name of readdirSync(this.#folder)) {
      const path = join(this.#folder, name)
      const stray = name.startsWith('.part-')
        ? [path]
        : readdirSync(path)
            .filter((one) => !wanted.has(one))
            .map((one) => join(path, one))
      for (const one of stray) rmSync(one, { force: true })
      removed += stray.length
    }
    return removed
  }

  #place(unfinished: string, pooled: Pooled): Pooled {
    const path = this.pathOf(pooled.sha256)
    const folder = join(this.#folder, pooled.sha256.slice(0, 2))
    // A file of another size under this name was damaged since: the new one takes its place.
    if (this.has(pooled)) rmSync(unfinished)
    else {
      if (!existsSync(folder)) makePrivate(folder)
      renameSync(unfinished, path)
    }
    this.#touched.add(folder)
    return pooled
  }
}

async function writeWhole(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let done = 0; done < piece.length; ) done += (await file.write(piece, done)).bytesWritten
}
