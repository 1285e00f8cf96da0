import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { writeProblem } from '../files/index.ts'
import type { Snapshot } from '../store/index.ts'
import { type Context, checkStop } from './context.ts'
import { tableFile } from './manifest.ts'
import type { BackupTable } from './manifest-shape.ts'

/** Little work for most of the gain: sealed fields are random bytes in hexadecimal, which any level halves. */
const gzipLevel = 1

/** Writes every table of the snapshot into `folder`, which must hold a `tables/`. Throws `DISK_FULL`, `NOT_WRITABLE`. */
export async function copyTables(snapshot: Snapshot, folder: string, context: Context): Promise<BackupTable[]> {
  const tables: BackupTable[] = []
  for (const table of snapshot.tables) {
    const path = join(folder, tableFile(table))
    context.tell?.('copying tables', tables.length, snapshot.tables.length, 'tables')
    let rows = 0
    const written = await writeGzip(path, async (write) => {
      rows = await snapshot.read(table, (piece) => {
        checkStop(context)
        return write(piece)
      })
    })
    tables.push({ ...table, rows, ...written })
  }
  return tables
}

type Write = (piece: Uint8Array) => Promise<void>

async function writeGzip(
  path: string,
  fill: (write: Write) => Promise<void>,
): Promise<{ bytes: number; sha256: string }> {
  const zip = createGzip({ level: gzipLevel })
  const hash = createHash('sha256')
  let bytes = 0
  const measure = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece)
      bytes += piece.length
      done(null, piece)
    },
  })
  const writing = pipeline(zip, measure, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
  // A disk that is full ends the pipeline; whoever waits for room in it must not wait for ever.
  let broken: unknown
  writing.catch((cause) => {
    broken = cause
    zip.emit('drain')
  })
  try {
    await fill(async (piece) => {
      if (broken !== undefined) throw broken
      if (!zip.write(piece)) await once(zip, 'drain')
    })
    zip.end()
  } catch (cause) {
    zip.destroy(cause as Error)
    await writing.catch(() => {})
    throw writeProblem(path, broken ?? cause)
  }
  await writing.catch((cause) => {
    throw writeProblem(path, cause)
  })
  return { bytes, sha256: hash.digest('hex') }
}
