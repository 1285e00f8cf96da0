import { ZipFile } from 'yazl'

/** A ZIP with these members, for tests that build a document by hand. */
export async function zipOf(members: Record<string, string | Uint8Array>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(members))
    zip.addBuffer(typeof content === 'string' ? Buffer.from(content) : Buffer.from(content), name, {
      mtime: new Date(0),
    })
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
