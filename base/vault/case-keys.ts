import { createSecretKey, type KeyObject } from 'node:crypto'
import { deriveKey, joinContext } from './derive-key.ts'
import { sealedProblem, wrongKey } from './vault-problem.ts'

export interface DataKey {
  version: number
  id: string
  bytes: Buffer
}

/**
 * The open keys of one case. Ask the keyring for them at every use (`keyring.caseKeys`) and do not keep them: sealing,
 * erasing or rotating zeroes this very object.
 */
export class CaseKeys {
  readonly caseId: string
  readonly #data: Map<number, DataKey>
  readonly #active: number
  readonly #lookup: Buffer
  readonly #derived = new Map<string, KeyObject>()
  #gone = false

  constructor(caseId: string, data: readonly DataKey[], active: number, lookup: Buffer) {
    this.caseId = caseId
    this.#data = new Map(data.map((key) => [key.version, key]))
    this.#active = active
    this.#lookup = lookup
  }

  /** The key that new objects and rows are sealed with. */
  active(): DataKey {
    return this.version(this.#active)
  }

  /** Throws `VAULT_WRONG_KEY` for a version that the case never had or has retired, `VAULT_SEALED` once zeroed. */
  version(version: number, id?: string): DataKey {
    this.#check()
    const key = this.#data.get(version)
    if (key === undefined || (id !== undefined && key.id !== id))
      throw wrongKey(
        `Case ${this.caseId} has no such key (version ${version}${id === undefined ? '' : `, ${id}`})`,
        'It is of another case or vault, or the key was retired: look for an older copy of the keyring',
      )
    return key
  }

  /** The key of one purpose made from the data key of `version`, kept until this object is zeroed. */
  dataKeyFor(version: number, ...purpose: readonly string[]): KeyObject {
    const key = this.version(version)
    return this.#keep(`d${version}\0${purpose.join('\0')}`, key.bytes, purpose)
  }

  /** The key of one look-up (names of objects, one blind index); it stays the same when data keys rotate. */
  lookupKeyFor(...purpose: readonly string[]): KeyObject {
    this.#check()
    return this.#keep(`l\0${purpose.join('\0')}`, this.#lookup, purpose)
  }

  /**
   * Overwrites the keys. Those derived from them are dropped: Node keeps them outside the heap, which makes rows four times
   * as fast, and clears that memory when it collects them.
   */
  zero(): void {
    this.#gone = true
    for (const { bytes } of this.#data.values()) bytes.fill(0)
    this.#lookup.fill(0)
    this.#derived.clear()
  }

  #keep(name: string, key: Buffer, purpose: readonly string[]): KeyObject {
    let derived = this.#derived.get(name)
    if (derived === undefined) {
      const bytes = deriveKey(key, Buffer.alloc(0), joinContext('cordon case key 1', this.caseId, ...purpose))
      derived = createSecretKey(bytes)
      bytes.fill(0)
      this.#derived.set(name, derived)
    }
    return derived
  }

  #check(): void {
    if (this.#gone) throw sealedProblem(`The keys of case ${this.caseId} are no longer open`)
  }
}
