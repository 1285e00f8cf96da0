import { Readable } from 'node:stream'
import yauzl from 'yauzl'
import type { ByteSource } from '../../../base/files/index.ts'
import { rangeOf } from './byte-range.ts'

/** One member as an archive describes it. Sizes in bytes as declared; undefined where the archive does not say. */
export interface ZipMember {
  rawName: Uint8Array
  /** The name from the Unicode extra field, which outranks `rawName`. */
  unicodeName: string | undefined
  method: number
  encrypted: boolean
  packed: number | undefined
  unpacked: number | undefined
  crc: number | undefined
  /** Offset of its local header. */
  headerAt: number
  /** The bytes as they lie in the archive, still compressed. */
  packedPieces(): Promise<AsyncIterable<Uint8Array> | Iterable<Uint8Array>>
}

class SourceReader extends yauzl.RandomAccessReader {
  readonly #bytes: ByteSource

  constructor(bytes: ByteSource) {
    super()
    this.#bytes = bytes
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(rangeOf(this.#bytes, start, end), { objectMode: false })
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    const piece = this.#bytes.read(position, length)
    buffer.set(piece, offset)
    callback(piece.length < length ? new Error('the archive ends too early') : null)
  }
}

/** The members that the central directory lists. Throws where the directory is missing or broken, after the good ones. */
export async function* listedMembers(bytes: ByteSource): AsyncGenerator<ZipMember> {
  const archive = await yauzl.fromRandomAccessReaderPromise(new SourceReader(bytes), bytes.size, {
    decodeStrings: false,
    validateEntrySizes: false,
    autoClose: false,
  })
  for await (const entry of archive.eachEntry()) yield memberOf(archive, entry, bytes)
}

function memberOf(archive: yauzl.ZipFile, entry: yauzl.Entry, bytes: ByteSource): ZipMember {
  const unicode = entry.extraFields.some((field) => field.id === 0x7075) || (entry.generalPurposeBitFlag & 0x800) !== 0
  return {
    rawName: entry.fileNameRaw,
    unicodeName: unicode ? unicodeName(entry) : undefined,
    method: entry.compressionMethod,
    encrypted: (entry.generalPurposeBitFlag & 1) !== 0,
    packed: entry.compressedSize,
    unpacked: entry.uncompressedSize,
    crc: entry.crc32,
    headerAt: entry.relativeOffsetOfLocalHeader,
    async packedPieces() {
      const { fileDataStart } = await archive.readLocalFileHeaderPromise(entry, { minimal: true })
      return rangeOf(bytes, fileDataStart, fileDataStart + entry.compressedSize)
    },
  }
}

/** Undefined where the flag says UTF-8 but the bytes are not. */
function unicodeName(entry: yauzl.Entry): string | undefined {
  const name = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
  return name.includes('\ufffd') ? undefined : name
}
