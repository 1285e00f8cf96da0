import type { ByteSource } from '../../../base/files/index.ts'
import type { Content } from '../content.ts'

/**
 * An extractor turns the bytes of one item into content with exact locations, or gaps.
 *
 * - It yields in reading order and holds as little as it can: a table in batches of rows, a page at a time.
 * - It never guesses silently: what it cannot read is a `gap`, with the reason in plain words.
 * - It throws `Unreadable` when the whole item (or the rest of it) cannot be read. Any other exception is taken as
 *   "damaged" by the caller, so a parser's own exception need not be caught.
 * - It calls `context.checkIn()` now and then in long loops without a yield, so that a time limit can end it cleanly.
 * - It opens no files, sockets or processes: bytes come from `bytes`, bytes for others go through `context.spool`.
 */
export interface Extractor {
  /** File name of this extractor, `xlsx`. */
  readonly name: string
  /** The kinds it reads, as `detectKind` names them. */
  readonly kinds: readonly string[]
  extract(bytes: ByteSource, context: ExtractContext): AsyncIterable<Content> | Iterable<Content>
}

export interface ExtractContext {
  /** The kind that was detected. */
  readonly kind: string
  /** The item's own name (last part of its path), a hint only. */
  readonly name: string
  readonly limits: Limits
  /** Keeps bytes for the caller (children, pictures) and answers where; throws `Unreadable('too-large')` over the limits. */
  spool(
    data: Uint8Array | AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<{ spooled: string; bytes: number }>
  /** Throws `Unreadable('too-large')` once the time for this item is used up. */
  checkIn(): void
}

/** What one item may use. Sizes in bytes. */
export interface Limits {
  /** Containers inside containers. */
  depth: number
  /** Members of one container, all levels of it together. */
  members: number
  /** Unpacked size of one member. */
  memberBytes: number
  /** Unpacked size of one container, all levels together. */
  containerBytes: number
  /** Unpacked bytes per packed byte, judged once 10 MiB are unpacked. */
  ratio: number
  /** Wall-clock seconds for one item. */
  seconds: number
  /** Memory of the reading process. */
  memoryBytes: number
  /** Largest item a whole-file parser (PDF, XLS, DOC ...) may load at once. */
  wholeFileBytes: number
  /** Cells or characters that one item may give before it is cut with a gap. */
  outputBytes: number
}

export const defaultLimits: Limits = {
  depth: 12,
  members: 200_000,
  memberBytes: 20 * 2 ** 30,
  containerBytes: 100 * 2 ** 30,
  ratio: 1_000,
  seconds: 600,
  memoryBytes: 1024 * 2 ** 20,
  wholeFileBytes: 256 * 2 ** 20,
  outputBytes: 8 * 2 ** 30,
}
