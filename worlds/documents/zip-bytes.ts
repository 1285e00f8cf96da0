import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { fileTime } from '../calendar.ts'

export interface Member {
  name: string
  bytes: Uint8Array
}

/** DOS time only: the other time stamps that archives can carry depend on the machine's time zone. */
const still = () => ({ mtime: fileTime(), forceDosTimestamp: true, mode: 0o100644 })

/** An archive in memory. Same members, same bytes. */
export async function zipBytes(members: readonly Member[], compress = true): Promise<Buffer> {
  const zip = new ZipFile()
  for (const { name, bytes } of members) zip.addBuffer(Buffer.from(bytes), name, { ...still(), compress })
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

/** An archive on disk from files on disk, streamed. `members` maps names inside to paths. */
export async function zipFiles(path: string, members: ReadonlyMap<string, string>): Promise<void> {
  const zip = new ZipFile()
  for (const [name, file] of members) zip.addFile(file, name, still())
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
}
