import { mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { writeProblem } from './write-atomically.ts'
import { pourInto, type SpoolInput } from './write-pieces.ts'

/** A folder of numbered files for bytes on their way from one reader to the next (archive members, pictures). */
export interface Spool {
  /**
   * Writes `data` to a new file and answers its path and size. `admit` is told the size so far before every write; what
   * it throws ends the writing, removes the file and comes out here.
   * Throws `Problem` DISK_FULL or NOT_WRITABLE when the disk refuses.
   */
  keep(data: SpoolInput, admit?: (bytes: number) => void): Promise<{ spooled: string; bytes: number }>
}

/** Opens a spool in `folder`, made if missing. Several may share it: a number that is taken is passed over. */
export function openSpool(folder: string): Spool {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  let count = 0
  return {
    async keep(data, admit = () => {}) {
      const { path, file } = openFresh(() => join(folder, `${++count}`))
      return { spooled: path, bytes: await pourInto(file, path, data, admit) }
    },
  }
}

function openFresh(next: () => string): { path: string; file: number } {
  for (;;) {
    const path = next()
    try {
      return { path, file: openSync(path, 'wx', 0o600) }
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw writeProblem(path, cause)
    }
  }
}
