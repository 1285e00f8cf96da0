import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { Problem } from '../errors.ts'

/** Writes a whole file under a temporary name, syncs it, then renames: a reader sees the old file or the new one. */
export function writeFileAtomically(path: string, content: string | Uint8Array): void {
  const temporary = `${path}.${process.pid}.part`
  try {
    const file = openSync(temporary, 'w')
    try {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content
      let done = 0
      while (done < bytes.length) done += writeSync(file, bytes, done)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch (cause) {
    rmSync(temporary, { force: true })
    throw writeProblem(path, cause)
  }
}

/** Turns a failed write into the message a person can act on. */
export function writeProblem(path: string, cause: unknown): unknown {
  const code = (cause as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Problem(
      'DISK_FULL',
      `The disk is full while writing ${path}`,
      'Free some space and run the same command again: it goes on where it stopped',
      { cause },
    )
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new Problem(
      'NOT_WRITABLE',
      `${path} cannot be written`,
      'Choose another folder with --out, or correct its permissions',
      { cause },
    )
  return cause
}
