import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { damagedBackup, tableFile } from './manifest.ts'
import type { Manifest } from './manifest-shape.ts'

const newline = 10

/** The rows of a table of a backup, as COPY's text, in pieces. Throws `BACKUP_DAMAGED` where the file is not what was written. */
export async function* readTable(
  folder: string,
  id: string,
  table: Manifest['tables'][number],
): AsyncGenerator<Uint8Array> {
  const path = tableFile(table)
  const zip = createGunzip()
  const file = createReadStream(join(folder, path))
  file.on('error', (cause) => zip.destroy(cause))
  try {
    for await (const piece of file.pipe(zip)) yield piece as Buffer
  } catch (cause) {
    if (!isFault(cause)) throw cause
    throw damagedBackup(id, `${path} is missing or cannot be unpacked`)
  } finally {
    file.destroy()
  }
}

/** How many rows there are: COPY escapes the line ends inside of values. */
export async function countRows(rows: AsyncIterable<Uint8Array>): Promise<number> {
  let count = 0
  for await (const piece of rows)
    for (let at = piece.indexOf(newline); at >= 0; at = piece.indexOf(newline, at + 1)) count++
  return count
}

function isFault(cause: unknown): boolean {
  const { code = '' } = cause as { code?: string }
  return code === 'ENOENT' || code.startsWith('Z_')
}
