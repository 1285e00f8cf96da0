import { createHash, randomBytes } from 'node:crypto'
import type { CaseKeys } from './case-keys.ts'
import { sealChunk, withObjectKey } from './object-cipher.ts'
import { chunkBytes, type ObjectHeader, printHeader, trailerBytes } from './object-format.ts'
import type { ObjectBody } from './object-store.ts'

/** Asked at every piece, so that sealing the vault stops a writer at once. */
export type KeysNow = () => CaseKeys

/** What is told once the content has been read: `sha256` in hex, `bytes` of content. */
export interface ContentSeen {
  sha256: string
  bytes: number
}

export interface SealOptions {
  /** What the object is for; the same text opens it. */
  purpose: string
  /** Called with the whole content's hash before the last bytes come out; what it throws ends the sealing. */
  seen?: (content: ContentSeen) => void
  /** For known-answer tests: salt (32 bytes) and nonce prefix (7). */
  random?: { salt: Uint8Array; prefix: Uint8Array }
}

/** The sealed bytes of `content`, in pieces, in constant memory. Throws `VAULT_SEALED` when the vault is sealed meanwhile. */
export async function* sealObject(content: ObjectBody, keys: KeysNow, options: SealOptions): AsyncGenerator<Buffer> {
  const sealer = new ObjectSealer(keys, options)
  yield sealer.header
  for await (const piece of content) {
    const sealed = sealer.add(piece)
    if (sealed.length > 0) yield sealed
  }
  yield sealer.finish()
}

class ObjectSealer {
  readonly header: Buffer
  readonly #header: ObjectHeader
  readonly #keys: KeysNow
  readonly #options: SealOptions
  readonly #hash = createHash('sha256')
  readonly #waiting = Buffer.alloc(chunkBytes)
  #waits = 0
  #bytes = 0
  #index = 0

  constructor(keys: KeysNow, options: SealOptions) {
    const { caseId } = keys()
    const { version, id } = keys().active()
    const { salt, prefix } = options.random ?? { salt: randomBytes(32), prefix: randomBytes(7) }
    this.#header = { keyVersion: version, keyId: id, salt, prefix, caseId }
    this.header = printHeader(this.#header)
    this.#keys = keys
    this.#options = options
  }

  add(piece: Uint8Array): Buffer {
    this.#hash.update(piece)
    this.#bytes += piece.length
    return this.#sealing((seal) => {
      let at = 0
      while (at < piece.length) {
        // Whole chunks go straight from the piece; only what crosses a border is copied.
        const take = Math.min(chunkBytes - this.#waits, piece.length - at)
        if (take === chunkBytes) seal(piece.subarray(at, at + take))
        else this.#keep(piece.subarray(at, at + take), seal)
        at += take
      }
    })
  }

  finish(): Buffer {
    const hash = this.#hash.digest()
    this.#options.seen?.({ sha256: hash.toString('hex'), bytes: this.#bytes })
    const trailer = Buffer.alloc(trailerBytes)
    trailer.set(hash)
    trailer.writeBigUInt64BE(BigInt(this.#bytes), 32)
    const sealed = this.#sealing((seal) => {
      if (this.#waits > 0) seal(this.#waiting.subarray(0, this.#waits))
      seal(trailer, true)
    })
    this.#waiting.fill(0)
    return sealed
  }

  #keep(part: Uint8Array, seal: (plain: Uint8Array) => void): void {
    this.#waiting.set(part, this.#waits)
    this.#waits += part.length
    if (this.#waits < chunkBytes) return
    seal(this.#waiting)
    this.#waits = 0
  }

  #sealing(work: (seal: (plain: Uint8Array, last?: boolean) => void) => void): Buffer {
    const out: Buffer[] = []
    withObjectKey(this.#keys(), this.#header, this.#options.purpose, (key) =>
      work((plain, last = false) => {
        if (this.#index > 0xffff_ffff) throw new RangeError('an object of 256 TiB cannot be sealed')
        out.push(...sealChunk(key, this.#header.prefix, this.#index++, last, plain))
      }),
    )
    return Buffer.concat(out)
  }
}
