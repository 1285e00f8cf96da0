import { Readable } from 'node:stream'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import type { ByteSource } from '../../../../base/files/index.ts'
import { Unreadable } from '../../content.ts'
import type { ExtractContext } from '../contract.ts'

/** A document that is a ZIP of parts (OOXML, ODF). Part names are as in the ZIP, without a leading `/`. */
export interface Package {
  readonly names: readonly string[]
  has(name: string): boolean
  /** Unpacked size as the ZIP states it; not to be trusted. */
  size(name: string): number
  /** The unpacked bytes of a part in pieces, bounded by the limits. A part that is missing has no bytes. */
  open(name: string): AsyncIterable<Uint8Array>
}

const judgeRatioFrom = 10 * 2 ** 20
const mostParts = 20_000

/** Opens the package. Throws `Unreadable('damaged')` where the ZIP has no readable directory. */
export async function openPackage(bytes: ByteSource, context: ExtractContext): Promise<Package> {
  const zip = await openZip(bytes)
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    if (entries.size >= Math.min(mostParts, context.limits.members))
      throw new Unreadable('too-large', 'The document has too many parts')
    const name = entry.fileName.replace(/^\/+/, '')
    if (!name.endsWith('/') && !entries.has(name)) entries.set(name, entry)
  }
  const state = { unpacked: 0 }
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    size: (name) => entries.get(name)?.uncompressedSize ?? 0,
    async *open(name) {
      const entry = entries.get(name)
      if (entry !== undefined) yield* unpack(zip, entry, state, context)
    },
  }
}

async function openZip(bytes: ByteSource): Promise<ZipFile> {
  try {
    const options = { autoClose: false, strictFileNames: false, validateEntrySizes: false }
    return await yauzl.fromRandomAccessReaderPromise(new SourceReader(bytes), bytes.size, options)
  } catch (cause) {
    throw new Unreadable('damaged', 'The document is cut off or damaged: its directory of parts cannot be read', {
      cause,
    })
  }
}

/** Lets yauzl read from a ByteSource. */
class SourceReader extends yauzl.RandomAccessReader {
  readonly #bytes: ByteSource

  constructor(bytes: ByteSource) {
    super()
    this.#bytes = bytes
  }

  override createReadStream({ start, end }: { start: number; end: number }): Readable {
    return this._readStreamForRange(start, end)
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const bytes = this.#bytes
    let at = start
    return new Readable({
      read() {
        if (at >= end) return void this.push(null)
        const piece = bytes.read(at, Math.min(1 << 16, end - at))
        at = piece.length === 0 ? end : at + piece.length
        this.push(piece.length === 0 ? null : piece)
      },
    })
  }
}

async function* unpack(
  zip: ZipFile,
  entry: Entry,
  state: { unpacked: number },
  context: ExtractContext,
): AsyncIterable<Uint8Array> {
  if (entry.isEncrypted()) throw new Unreadable('encrypted', 'The document is protected by a password')
  const stream = await zip.openReadStreamPromise(entry)
  let unpacked = 0
  for await (const piece of stream as AsyncIterable<Uint8Array>) {
    context.checkIn()
    unpacked += piece.length
    state.unpacked += piece.length
    const ratio = unpacked / Math.max(1, entry.compressedSize)
    if (unpacked > judgeRatioFrom && ratio > context.limits.ratio)
      throw new Unreadable(
        'too-large',
        `A part of the document unpacks to more than ${context.limits.ratio} times its size`,
      )
    if (unpacked > context.limits.memberBytes || state.unpacked > context.limits.containerBytes)
      throw new Unreadable('too-large', 'The document unpacks to more than the limit')
    yield piece
  }
}

/** All bytes of a part that is known to be small; throws `Unreadable('too-large')` above `limit`. */
export async function readPart(from: Package, name: string, limit = 64 * 2 ** 20): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let total = 0
  for await (const piece of from.open(name)) {
    total += piece.length
    if (total > limit) throw new Unreadable('too-large', `The part ${name} of the document is too large`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
