import { DirectoryFailure } from '../directory-failure.ts'
import { Tag } from './tags.ts'

/**
 * Reads BER values one after the other from bytes that a stranger sent. It never reads past its end, takes only definite
 * lengths and one-octet tags, and does not recurse: a caller descends as deep as the message it expects, and no deeper.
 * Whatever does not fit throws `DirectoryFailure('not-understood')`.
 */
export class BerReader {
  readonly #bytes: Buffer
  #at: number
  readonly #end: number

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#at = at
    this.#end = end
  }

  get done(): boolean {
    return this.#at >= this.#end
  }

  /** Tag of the next value, undefined at the end. */
  peek(): number | undefined {
    return this.done ? undefined : this.#bytes[this.#at]
  }

  /** The next value's contents as a reader of its own. */
  inner(tag: number): BerReader {
    const { from, to } = this.#take(tag)
    return new BerReader(this.#bytes, from, to)
  }

  /** The next value's contents as bytes: a copy, so that a large message is not kept alive by one small value. */
  octets(tag: number = Tag.octets): Buffer {
    const { from, to } = this.#take(tag)
    return Buffer.from(this.#bytes.subarray(from, to))
  }

  /** The next value as text. Bytes that are not UTF-8 come out as U+FFFD. */
  text(tag: number = Tag.octets): string {
    const { from, to } = this.#take(tag)
    return this.#bytes.toString('utf8', from, to)
  }

  integer(tag: number = Tag.integer): number {
    const { from, to } = this.#take(tag)
    if (to - from < 1 || to - from > 4) throw notUnderstood('a number of an impossible length')
    return this.#bytes.readIntBE(from, to - from)
  }

  enumerated(): number {
    return this.integer(Tag.enumerated)
  }

  boolean(tag: number = Tag.boolean): boolean {
    const { from, to } = this.#take(tag)
    if (to - from !== 1) throw notUnderstood('a truth value of an impossible length')
    return this.#bytes[from] !== 0
  }

  /** Passes over the next value, whatever it is. */
  skip(): void {
    const tag = this.peek()
    if (tag === undefined) throw notUnderstood('a value that is not there')
    this.#take(tag)
  }

  /** Throws unless everything was read: bytes behind the last value are nobody's. */
  close(): void {
    if (!this.done) throw notUnderstood('bytes behind the end')
  }

  #take(tag: number): { from: number; to: number } {
    const found = this.peek()
    if (found !== tag) throw notUnderstood(found === undefined ? 'an end too early' : 'a value of another kind')
    const length = readLength(this.#bytes, this.#at + 1, this.#end)
    if (length === undefined) throw notUnderstood('a length that is cut')
    const from = this.#at + 1 + length.octets
    const to = from + length.value
    if (to > this.#end) throw notUnderstood('a length past the end')
    this.#at = to
    return { from, to }
  }
}

/** The length that stands at `at`, and how many octets it takes; undefined where the bytes end before it does. */
export function readLength(bytes: Buffer, at: number, end: number): { value: number; octets: number } | undefined {
  if (at >= end) return undefined
  const first = bytes[at]!
  if (first < 0x80) return { value: first, octets: 1 }
  const count = first & 0x7f
  if (count === 0 || count > 4) throw notUnderstood('a length without end, or beyond 4 GiB')
  if (at + 1 + count > end) return undefined
  return { value: bytes.readUIntBE(at + 1, count), octets: 1 + count }
}

export function notUnderstood(what: string): DirectoryFailure {
  return new DirectoryFailure('not-understood', `The server sent ${what}`, true)
}
