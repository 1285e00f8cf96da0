import { createHash, createHmac } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { ByteSource } from '../files/index.ts'
import type { CaseKeys } from './case-keys.ts'
import type { Keyring } from './keyring.ts'
import type { ObjectBody, ObjectStore } from './object-store.ts'
import { openObject, type SealedObject } from './open-object.ts'
import { sealObject } from './seal-object.ts'
import { damaged } from './vault-problem.ts'

/** What `keep` stored: the name to keep in the case's own records, and what it is the name of. */
export interface Kept {
  name: string
  /** SHA-256 of the content, hex. Personal data may be guessed from it: do not print it beside the name. */
  sha256: string
  bytes: number
  /** False where the same content was kept before. */
  fresh: boolean
}

const purposeOfContent = 'content'

/**
 * The sealed objects of one case in a store. Originals go under names that are HMACs of their content (the same content of
 * a case is kept once; the name tells nobody without the key what it is). Tables and other files that change go under
 * names of their own, which must hold no personal data. Every call throws `VAULT_SEALED` or `VAULT_ERASED` when due.
 */
export class CaseVault {
  readonly #keyring: Keyring
  readonly #store: ObjectStore
  readonly #caseId: string

  constructor(keyring: Keyring, store: ObjectStore, caseId: string) {
    this.#keyring = keyring
    this.#store = store
    this.#caseId = caseId
  }

  /**
   * Keeps the content once. `known`, its SHA-256 in hex, saves a pass over the bytes; it is checked while sealing.
   * Throws `SOURCE_UNREADABLE`-like errors of `content`, and `VAULT_DAMAGED` where the bytes are not those of the hash.
   */
  async keep(content: ByteSource, known?: string): Promise<Kept> {
    const sha256 = known ?? (await hashInTurns(content))
    const name = this.nameOf(sha256)
    const kept = { name, sha256, bytes: content.size }
    if (await this.#isWhole(name)) return { ...kept, fresh: false }
    const body = this.#seal(content.pieces(), purposeOfContent, (seen) => {
      if (seen.sha256 !== sha256) throw damaged('The content changed while it was being sealed')
    })
    await this.#store.put(name, body, { expectedBytes: content.size })
    return { ...kept, fresh: true }
  }

  /** Seals `body` under a chosen path such as `tables/items.parquet`, in the place of what was there. */
  async write(path: string, body: ObjectBody): Promise<void> {
    await this.#store.put(this.#placeOf(path), this.#seal(body, `path ${path}`))
  }

  /** Opens what `keep` named, or what `write` put at a path. Undefined where there is none. Close it after use. */
  async open(nameOrPath: string): Promise<SealedObject | undefined> {
    const byContent = nameOrPath.startsWith(this.#prefix('content'))
    const stored = await this.#store.get(byContent ? nameOrPath : this.#placeOf(nameOrPath))
    if (stored === undefined) return undefined
    const object = await openObject(stored, this.#keys, byContent ? purposeOfContent : `path ${nameOrPath}`)
    if (!byContent || this.nameOf(object.sha256) === nameOrPath) return object
    await object.close()
    throw damaged('A sealed object lies under the name of another')
  }

  /**
   * Seals an object again under the case's newest key, in one step. False where it was already. Nobody may `write` to the
   * same path meanwhile: the older content could win.
   */
  async reseal(nameOrPath: string): Promise<boolean> {
    const object = await this.open(nameOrPath)
    if (object === undefined) return false
    try {
      if (object.keyVersion === this.#keys().active().version) return false
      const byContent = nameOrPath.startsWith(this.#prefix('content'))
      const purpose = byContent ? purposeOfContent : `path ${nameOrPath}`
      const body = this.#seal(object.pieces(), purpose)
      const name = byContent ? nameOrPath : this.#placeOf(nameOrPath)
      await this.#store.put(name, body, { expectedBytes: object.bytes })
      return true
    } finally {
      await object.close()
    }
  }

  /** Names that `keep` gave and paths that were written, sorted within each. */
  async *list(): AsyncGenerator<string> {
    yield* this.#store.list(this.#prefix('content'))
    const prefix = this.#prefix('path')
    for await (const name of this.#store.list(prefix)) yield name.slice(prefix.length)
  }

  /**
   * Removes one object; of an erased case too, to free the space. Throws `VAULT_HELD` under a legal hold, also one that
   * another process has just set.
   */
  async remove(nameOrPath: string): Promise<boolean> {
    await this.#keyring.refresh()
    this.#keyring.checkNotHeld(this.#caseId)
    const byContent = nameOrPath.startsWith(this.#prefix('content'))
    return this.#store.delete(byContent ? nameOrPath : this.#placeOf(nameOrPath))
  }

  /** The name under which content with this SHA-256 (hex) is kept in this case: HMAC-SHA256 under the case's name key. */
  nameOf(sha256: string): string {
    const mac = createHmac('sha256', this.#keys().lookupKeyFor('object name')).update(sha256, 'hex').digest('hex')
    return `${this.#prefix('content')}${mac.slice(0, 2)}/${mac}`
  }

  readonly #keys = (): CaseKeys => this.#keyring.caseKeys(this.#caseId)

  #seal(body: ObjectBody, purpose: string, seen?: (content: { sha256: string }) => void): ObjectBody {
    return sealObject(body, this.#keys, { purpose, ...(seen && { seen }) })
  }

  #prefix(part: 'content' | 'path'): string {
    return `${this.#caseId}/${part}/`
  }

  #placeOf(path: string): string {
    return this.#prefix('path') + path
  }

  /** Whether the name holds an object that opens; a damaged one is written again. */
  async #isWhole(name: string): Promise<boolean> {
    try {
      const object = await this.open(name)
      await object?.close()
      return object !== undefined
    } catch (problem) {
      if ((problem as { code?: string }).code !== 'VAULT_DAMAGED') throw problem
      return false
    }
  }
}

/** SHA-256 of all bytes, giving way to other work after every piece: originals are large, and a server hashes them too. */
async function hashInTurns(content: ByteSource): Promise<string> {
  const hash = createHash('sha256')
  for (const piece of content.pieces()) {
    hash.update(piece)
    await setImmediate()
  }
  return hash.digest('hex')
}
