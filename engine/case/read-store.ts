import { deserialize, serialize } from 'node:v8'
import { SegmentLog } from '../../base/files/index.ts'
import type { Gap, ItemState } from '../evidence/index.ts'
import type { Block } from '../people/index.ts'

/** What reading one content (by its SHA-256) ended with; written last, so a content without it is read again. */
export interface ReadResult {
  kind: string
  state: ItemState
  reason: string
  findings: number
  gaps: Omit<Gap, 'type'>[]
  /** Members of a container, with the hash of each; in the order met. */
  children: { name: string; sha256: string; bytes: number }[]
}

interface PictureText {
  text: string
  confidence: number
}

const kinds = { block: 1, end: 2, picture: 3 } as const
const prefixBytes = 1 + 32 + 4

/**
 * What has been read so far, by content: the work of a scope run that a crash must not lose. One checked record per block of
 * findings, per finished content and per picture read; a content that appears under ten names is read once.
 *
 * Payload: u8 kind, 32 bytes SHA-256, u32 attempt, then the V8-serialised value. Blocks of an attempt that never ended do not count.
 */
export class ReadStore {
  readonly #log: SegmentLog
  readonly #blocks = new Map<string, number[]>()
  readonly #results = new Map<string, { at: number; blocks: number[] }>()
  readonly #pictures = new Map<string, number>()
  #lastAttempt = 0

  constructor(path: string) {
    this.#log = SegmentLog.open(path, (payload, at) => this.#index(payload, at))
    this.#blocks.clear()
  }

  isRead(sha256: string): boolean {
    return this.#results.has(sha256)
  }

  result(sha256: string): ReadResult {
    return this.#value(this.#results.get(sha256)!.at) as ReadResult
  }

  /** The blocks of a finished content, in reading order. */
  *blocks(sha256: string): Generator<Block> {
    for (const at of this.#results.get(sha256)?.blocks ?? []) yield this.#value(at) as Block
  }

  pictureText(sha256: string): PictureText | undefined {
    const at = this.#pictures.get(sha256)
    return at === undefined ? undefined : (this.#value(at) as PictureText)
  }

  /** A number that no attempt in this store has had. */
  newAttempt(): number {
    return ++this.#lastAttempt
  }

  addBlock(sha256: string, attempt: number, block: Block): void {
    this.#append(kinds.block, sha256, attempt, block)
  }

  addResult(sha256: string, attempt: number, result: ReadResult): void {
    this.#append(kinds.end, sha256, attempt, result)
  }

  addPictureText(sha256: string, text: PictureText): void {
    this.#append(kinds.picture, sha256, 0, text)
  }

  /** Every content whose reading was finished, in hex. */
  finished(): IterableIterator<string> {
    return this.#results.keys()
  }

  /** Takes over what another store has finished and this one lacks. Answers how many contents. */
  takeFrom(other: ReadStore): number {
    let taken = 0
    for (const sha256 of other.finished()) {
      if (this.isRead(sha256)) continue
      const attempt = this.newAttempt()
      for (const block of other.blocks(sha256)) this.addBlock(sha256, attempt, block)
      this.addResult(sha256, attempt, other.result(sha256))
      taken++
    }
    return taken
  }

  sync(): void {
    this.#log.sync()
  }

  close(): void {
    this.#log.close()
  }

  #append(kind: number, sha256: string, attempt: number, value: unknown): void {
    const prefix = Buffer.alloc(prefixBytes)
    prefix[0] = kind
    prefix.write(sha256, 1, 'hex')
    prefix.writeUInt32LE(attempt, 33)
    const payload = Buffer.concat([prefix, serialize(value)])
    this.#index(payload, this.#log.append(payload))
  }

  #index(payload: Uint8Array, at: number): void {
    const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength)
    const sha256 = bytes.toString('hex', 1, 33)
    const number = bytes.readUInt32LE(33)
    const attempt = `${sha256}:${number}`
    this.#lastAttempt = Math.max(this.#lastAttempt, number)
    if (bytes[0] === kinds.picture) this.#pictures.set(sha256, at)
    else if (bytes[0] === kinds.block) this.#blocks.set(attempt, [...(this.#blocks.get(attempt) ?? []), at])
    else {
      this.#results.set(sha256, { at, blocks: this.#blocks.get(attempt) ?? [] })
      this.#blocks.delete(attempt)
    }
  }

  #value(at: number): unknown {
    return deserialize(this.#log.read(at).subarray(prefixBytes))
  }
}
