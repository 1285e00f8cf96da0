import type { ByteSource } from '../../../../base/files/index.ts'
import { tagName } from './tag-names.ts'

/** How a data set is written. */
export interface Syntax {
  explicit: boolean
  bigEndian: boolean
}

/** One data element. Items and delimiters are elements too (group FFFE), without representation. */
export interface Element {
  tag: number
  vr: string
  /** Where the value begins. */
  at: number
  /** Bytes of the value, -1 where it goes on to a delimiter. */
  length: number
}

const longVr = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV'])
const windowBytes = 64 << 10

/** Reads elements at any place of a file through one small window. */
export class ElementReader {
  readonly #bytes: ByteSource
  #window: Buffer = Buffer.alloc(0)
  #windowAt = 0

  constructor(bytes: ByteSource) {
    this.#bytes = bytes
  }

  get size(): number {
    return this.#bytes.size
  }

  /** `length` bytes at `at`; fewer at the end of the file. */
  bytesAt(at: number, length: number): Buffer {
    if (length > windowBytes) return asBuffer(this.#bytes.read(at, length))
    if (at < this.#windowAt || at + length > this.#windowAt + this.#window.length) {
      this.#window = asBuffer(this.#bytes.read(at, windowBytes))
      this.#windowAt = at
    }
    return this.#window.subarray(at - this.#windowAt, at - this.#windowAt + length)
  }

  /** The element at `at`; undefined where the file ends before its value begins, or what stands there is none. */
  elementAt(at: number, { explicit, bigEndian }: Syntax): Element | undefined {
    const head = this.bytesAt(at, 12)
    if (head.length < 8) return undefined
    const u16 = (offset: number) => (bigEndian ? head.readUInt16BE(offset) : head.readUInt16LE(offset))
    const u32 = (offset: number) => (bigEndian ? head.readUInt32BE(offset) : head.readUInt32LE(offset))
    const tag = u16(0) * 0x10000 + u16(2)
    if (u16(0) === 0xfffe) return element(tag, '', at + 8, u32(4))
    if (!explicit) return element(tag, tagName(tag)?.vr ?? 'UN', at + 8, u32(4))
    const vr = head.toString('latin1', 4, 6)
    // A data set may fall back to implicit inside an explicit file; broken writers do so anywhere.
    if (!/^[A-Z]{2}$/.test(vr)) return element(tag, tagName(tag)?.vr ?? 'UN', at + 8, u32(4))
    if (!longVr.has(vr)) return element(tag, vr, at + 8, u16(6))
    return head.length < 12 ? undefined : element(tag, vr, at + 12, u32(8))
  }
}

function element(tag: number, vr: string, at: number, length: number): Element {
  return { tag, vr, at, length: length === 0xffffffff ? -1 : length }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}
