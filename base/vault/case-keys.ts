import { createSecretKey, type KeyObject } from 'node:crypto'
import { deriveKey, joinContext } from './derive-key.ts'
import { sealedProblem, wrongKey } from './vault-problem.ts'

/** Which data key; the key itself never leaves `CaseKeys`. */
export interface DataKeyName {
  version: number
  /** `keyIdOf` the key. */
  id: string
}

export interface DataKey extends DataKeyName {
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
  active(): DataKeyName {
    return this.version(this.#active)
  }

  /** Throws `VAULT_WRONG_KEY` for a version that the case never had or has retired, `VAULT_SEALED` once zeroed. */
  version(version: number, id?: string): DataKeyName {
    const key = this.#find(version, id)
    return { version, id: key.id }
  }

  /** The key of one use of a data key, for this call: HKDF with `salt` over `context`. Throws like `version`. */
  deriveFrom({ version, id }: DataKeyName, salt: Uint8Array, context: Uint8Array): KeyObject {
    return secretOf(deriveKey(this.#find(version, id).bytes, salt, context))
  }

  /** The key of one purpose made from the data key of `version`, kept until this object is zeroed. */
  dataKeyFor(version: number, ...purpose: readonly string[]): KeyObject {
    return this.#keep(`data ${version}`, this.#find(version).bytes, purpose)
  }

  /** The key of one look-up (names of objects, one blind index); it stays the same when data keys rotate. */
  lookupKeyFor(...purpose: readonly string[]): KeyObject {
    this.#check()
    return this.#keep('lookup', this.#lookup, purpose)
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

  #find(version: number, id?: string): DataKey {
    this.#check()
    const key = this.#data.get(version)
    if (key === undefined || (id !== undefined && key.id !== id))
      throw wrongKey(
        `Case ${this.caseId} has no such key (version ${version}${id === undefined ? '' : `, ${id}`})`,
        'It is of another case or vault, or the key was retired: look for an older copy of the keyring',
      )
    return key
  }

  #keep(kind: string, key: Buffer, purpose: readonly string[]): KeyObject {
    let name = kind
    for (const part of purpose) name += ` ${part.length}:${part}`
    let derived = this.#derived.get(name)
    if (derived === undefined) {
      const context = joinContext('cordon case key 1', this.caseId, ...purpose)
      derived = secretOf(deriveKey(key, Buffer.alloc(0), context))
      this.#derived.set(name, derived)
    }
    return derived
  }

  #check(): void {
    if (this.#gone) throw sealedProblem(`The keys of case ${this.caseId} are no longer open`)
  }
}

function secretOf(bytes: Buffer): KeyObject {
  const key = createSecretKey(bytes)
  bytes.fill(0)
  return key
}
