import { inspect } from 'node:util'
import { Problem } from '../errors.ts'

const redacted = '[redacted]'

/**
 * A passphrase, share or key on its way through the program. Whatever prints it (a log line, JSON, a template string, the
 * console) prints `[redacted]`; the value comes out only through `reveal` or `text`, which are easy to search for.
 */
export class Secret {
  readonly #bytes: Buffer
  #erased = false

  constructor(value: string | Uint8Array) {
    // Never from Node's shared pool: this memory is zeroed later and must hold nothing else.
    const source = typeof value === 'string' ? Buffer.from(value, 'utf8') : value
    this.#bytes = Buffer.alloc(source.length)
    this.#bytes.set(source)
  }

  /** The bytes themselves, not a copy. Throws `VAULT_SEALED` after `erase`. */
  reveal(): Buffer {
    if (this.#erased) throw new Problem('VAULT_SEALED', 'A secret was used after it was erased', 'Give it again')
    return this.#bytes
  }

  /** The value as text (UTF-8). */
  text(): string {
    return this.reveal().toString('utf8')
  }

  /** Overwrites the bytes with zeroes. Copies that `text` handed out are beyond reach: strings cannot be overwritten. */
  erase(): void {
    this.#bytes.fill(0)
    this.#erased = true
  }

  toString(): string {
    return redacted
  }

  toJSON(): string {
    return redacted
  }

  [Symbol.toPrimitive](): string {
    return redacted
  }

  [inspect.custom](): string {
    return redacted
  }
}
