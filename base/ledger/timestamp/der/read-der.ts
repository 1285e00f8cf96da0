import { tags } from './tags.ts'

/** Bytes that are not DER, or not of the form that was expected. Caught where a file of a stranger is judged. */
export class NotDer extends Error {}

/** One value: its tag, its content, and all of it as it stands. */
export interface Value {
  tag: number
  content: Uint8Array
  whole: Uint8Array
}

/**
 * Reads the values of a sequence one after another, strictly (X.690 section 10): definite lengths in their shortest form, tags of one
 * byte. It never looks beyond its bytes, copies nothing, and goes no deeper than it is asked to. Throws `NotDer`.
 */
export class DerReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  /** The tag of the next value; undefined at the end. */
  peek(): number | undefined {
    return this.#bytes[this.#at]
  }

  /** The next value, of this tag where one is given. */
  next(tag?: number): Value {
    const start = this.#at
    const found = this.#byte()
    if ((found & 0x1f) === 0x1f) throw new NotDer('a tag is longer than one byte')
    if (tag !== undefined && found !== tag) throw new NotDer(`a value has the tag ${found}, not ${tag}`)
    const length = this.#length()
    if (length > this.#bytes.length - this.#at) throw new NotDer('a value is cut off')
    const from = this.#at
    this.#at += length
    return { tag: found, content: this.#bytes.subarray(from, this.#at), whole: this.#bytes.subarray(start, this.#at) }
  }

  /** The next value where it has this tag; undefined otherwise. */
  optional(tag: number): Value | undefined {
    return this.peek() === tag ? this.next(tag) : undefined
  }

  /** The values inside the next one. */
  inside(tag: number): DerReader {
    return new DerReader(this.next(tag).content)
  }

  /** All that is left. */
  rest(): Value[] {
    const values: Value[] = []
    while (!this.atEnd) values.push(this.next())
    return values
  }

  end(): void {
    if (!this.atEnd) throw new NotDer('there is more than there should be')
  }

  #byte(): number {
    const byte = this.#bytes[this.#at]
    if (byte === undefined) throw new NotDer('a value is cut off')
    this.#at++
    return byte
  }

  #length(): number {
    const first = this.#byte()
    if (first < 0x80) return first
    const count = first & 0x7f
    if (count === 0 || count > 4) throw new NotDer('a length is indefinite or too long')
    let length = 0
    for (let i = 0; i < count; i++) length = length * 256 + this.#byte()
    if (length < 0x80 || length < 2 ** (8 * (count - 1))) throw new NotDer('a length is not in its shortest form')
    return length
  }
}

/** The one value that these bytes are. */
export function onlyValue(bytes: Uint8Array, tag: number): DerReader {
  const reader = new DerReader(bytes)
  const inside = reader.inside(tag)
  reader.end()
  return inside
}

/** A whole number of at most 32 bytes. */
export function integerOf({ content }: Value): bigint {
  const [first, second] = content
  if (first === undefined || content.length > 32) throw new NotDer('a number is empty or too long')
  if (second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)))
    throw new NotDer('a number is not in its shortest form')
  return BigInt.asIntN(content.length * 8, BigInt(`0x${Buffer.from(content).toString('hex')}`))
}

export function booleanOf({ content }: Value): boolean {
  if (content.length !== 1 || (content[0] !== 0 && content[0] !== 0xff)) throw new NotDer('a yes or no is neither')
  return content[0] === 0xff
}

/** Dotted text, as `1.2.840.113549.1.7.2`. */
export function oidOf({ content }: Value): string {
  if (content.length === 0 || content.length > 64 || content.at(-1)! >= 0x80)
    throw new NotDer('an object identifier is empty, too long or cut off')
  const parts: bigint[] = []
  let part = 0n
  let begun = false
  for (const byte of content) {
    if (!begun && byte === 0x80) throw new NotDer('an object identifier is not in its shortest form')
    part = (part << 7n) | BigInt(byte & 0x7f)
    begun = byte >= 0x80
    if (begun) continue
    parts.push(part)
    part = 0n
  }
  const [first = 0n, ...others] = parts
  const root = first < 80n ? first / 40n : 2n
  return [root, first - root * 40n, ...others].join('.')
}

/** Milliseconds since 1970 of `YYYYMMDDHHMMSS[.fraction]Z`; finer than a millisecond is cut. */
export function timeOf({ tag, content }: Value): number {
  const text = Buffer.from(content).toString('latin1')
  const [, year, month, day, hour, minute, second, fraction = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{0,8}[1-9]))?Z$/.exec(text) ?? []
  if (tag !== tags.generalizedTime || year === undefined) throw new NotDer('a time is not in UTC with seconds')
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`
  const at = Date.parse(iso)
  if (Number.isNaN(at) || new Date(at).toISOString() !== iso) throw new NotDer('a time does not exist')
  return at
}
