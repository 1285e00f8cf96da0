import { ZipFile } from 'yazl'

/** A ZIP of these files, in this order, as its bytes come: the same files give the same bytes. */
export function zipPieces(files: Iterable<readonly [name: string, bytes: Uint8Array]>): AsyncIterable<Uint8Array> {
  const zip = new ZipFile()
  for (const [name, bytes] of files) zip.addBuffer(Buffer.from(bytes), name, { mtime: epoch, mode: 0o100644 })
  zip.end()
  return zip.outputStream as unknown as AsyncIterable<Uint8Array>
}

/** The first day that a ZIP can name, in whatever zone this machine is. */
const epoch = new Date(1980, 0, 1)
