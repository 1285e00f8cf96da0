import { randomBytes } from 'node:crypto'
import { type Clock, systemClock } from '../clock.ts'
import { Problem } from '../errors.ts'
import type { CaseKeys } from './case-keys.ts'
import * as changes from './keyring-changes.ts'
import {
  type CaseEntry,
  checkKeyring,
  type KeyringContent,
  type Lock,
  parseKeyring,
  printKeyring,
} from './keyring-document.ts'
import type { KeyringStore } from './keyring-store.ts'
import { closeLock, enrolling, newMaster, openMaster } from './open-lock.ts'
import type { NewLock, Opener } from './openers/contract.ts'
import { damaged, held, sealedProblem } from './vault-problem.ts'
import { type Master, openCase, rewrapCase } from './wrap-case.ts'

export type CaseState = Omit<CaseEntry, 'data' | 'lookup'> & { versions: number[] }
type Change = (content: KeyringContent, master: Master, now: string) => { content: KeyringContent; next?: Master }

const mostTries = 16
const emptyKeyring = { format: 1, generation: 1, masterVersion: 1, cases: [] } satisfies Partial<KeyringContent>

/** Opens the keyring of a store. It starts sealed; whether it was ever made, `exists` tells. Throws `VAULT_DAMAGED`. */
export async function openKeyring(store: KeyringStore, clock: Clock = systemClock): Promise<Keyring> {
  const text = await store.load()
  return new Keyring(store, clock, text === undefined ? undefined : parseKeyring(text))
}

/**
 * The keys of all cases, wrapped by one master key that is in memory only while open. While sealed, everything but `open`,
 * `create`, `seal`, `exists` and `sealed` throws `VAULT_SEALED`. Changes are stored before they count here; several
 * processes may share a store, and each sees the others' changes at its next change or `refresh`.
 */
export class Keyring {
  readonly #store: KeyringStore
  readonly #clock: Clock
  #content: KeyringContent | undefined
  #master: Master | undefined
  readonly #open = new Map<string, CaseKeys>()
  readonly #listeners = new Set<(caseId: string | undefined) => void>()
  #queue: Promise<unknown> = Promise.resolve()

  constructor(store: KeyringStore, clock: Clock, content: KeyringContent | undefined) {
    this.#store = store
    this.#clock = clock
    this.#content = content
  }

  get exists(): boolean {
    return this.#content !== undefined
  }

  get sealed(): boolean {
    return this.#master === undefined
  }

  /** Public facts to anchor elsewhere: a keyring whose generation went down was put back by somebody. */
  get state(): {
    id: string
    generation: number
    masterVersion: number
    locks: Omit<Lock, 'wrapped' | 'parameters'>[]
  } {
    const { id, generation, masterVersion, locks } = this.#needContent()
    return { id, generation, masterVersion, locks: locks.map(({ id, kind, made }) => ({ id, kind, made })) }
  }

  /** Makes the master key and its locks, and leaves the keyring open. Throws `USAGE` where there is a keyring already. */
  async create(locks: readonly NewLock[]): Promise<void> {
    if (this.exists || (await this.#store.load()) !== undefined)
      throw new Problem('USAGE', 'There is a keyring already', 'Open it, or choose another folder')
    const master = newMaster(randomBytes(16).toString('hex'), 1)
    const closed = await enrolling(locks, async (all) => all.map((lock) => closeLock(master, lock, this.#now())))
    const content: KeyringContent = { ...emptyKeyring, id: master.keyring, locks: closed }
    if (!(await this.#save(printKeyring(content, master.bytes), 1)))
      throw new Problem('VAULT_BUSY', 'Another process made the keyring at this moment', 'Open that one')
    this.#content = content
    this.#master = master
  }

  /** Throws `VAULT_WRONG_KEY` or `VAULT_DAMAGED`; the keyring then stays as it was. */
  async open(opener: Opener): Promise<void> {
    const text = await this.#store.load()
    if (text === undefined) throw new Problem('USAGE', 'There is no keyring yet', 'Make one first')
    const master = await openMaster(parseKeyring(text), opener)
    try {
      const content = checkKeyring(text, master.bytes)
      this.#checkNewer(content)
      // What a crash left behind may hold a key that was erased.
      await this.#store.forgetBefore(content.generation)
      this.seal()
      this.#content = content
      this.#master = master
    } catch (problem) {
      master.bytes.fill(0)
      throw problem
    }
  }

  /** Zeroes the master key and every case key in memory. */
  seal(): void {
    for (const keys of this.#open.values()) keys.zero()
    this.#open.clear()
    this.#master?.bytes.fill(0)
    this.#master = undefined
    for (const tell of this.#listeners) tell(undefined)
  }

  /** `tell` hears when keys leave memory, of one case or (undefined) of all: what was opened with them and is held elsewhere must go too. */
  whenForgotten(tell: (caseId: string | undefined) => void): void {
    this.#listeners.add(tell)
  }

  /** The keys of a case, for one use. Throws `VAULT_SEALED`, `VAULT_ERASED`, `VAULT_WRONG_KEY` (no such case), `VAULT_DAMAGED`. */
  caseKeys(caseId: string): CaseKeys {
    const master = this.#needMaster()
    let keys = this.#open.get(caseId)
    if (keys === undefined) {
      keys = openCase(master, changes.findCase(this.#needContent(), caseId))
      this.#open.set(caseId, keys)
    }
    return keys
  }

  cases(): CaseState[] {
    this.#needMaster()
    return this.#needContent().cases.map(({ data, lookup: _, ...one }) => {
      return { ...one, versions: data.map(({ version }) => version) }
    })
  }

  /** Throws `VAULT_HELD` while the case is under a legal hold. */
  checkNotHeld(caseId: string): void {
    this.#needMaster()
    const { hold } = changes.findCase(this.#needContent(), caseId)
    if (hold !== undefined) throw held(caseId, hold.reference)
  }

  createCase(caseId: string): Promise<void> {
    return this.#change((content, master, now) => ({ content: changes.withCase(content, master, caseId, now) }))
  }

  /** New objects and rows use a new key from now on; re-seal the old ones, then `retireKey`. */
  rotateCase(caseId: string): Promise<void> {
    return this.#change((content, master, now) => ({ content: changes.withNewDataKey(content, master, caseId, now) }))
  }

  /** Destroys an old data key. Whatever is still sealed under it is lost: re-seal objects AND rows before. */
  retireKey(caseId: string, version: number): Promise<void> {
    return this.#change((content) => ({ content: changes.withoutDataKey(content, caseId, version) }))
  }

  hold(caseId: string, reference: string): Promise<void> {
    return this.#change((content, _, now) => ({ content: changes.withHold(content, caseId, reference, now) }))
  }

  releaseHold(caseId: string): Promise<void> {
    return this.#change((content) => ({ content: changes.withoutHold(content, caseId) }))
  }

  /** Destroys all keys of a case; a tombstone with time and reason stays. Throws `VAULT_HELD`. */
  eraseCase(caseId: string, reason: changes.EraseReason): Promise<void> {
    return this.#change((content, _, now) => ({ content: changes.withTombstone(content, caseId, reason, now) }))
  }

  async addLock(lock: NewLock): Promise<void> {
    this.#needMaster()
    await enrolling([lock], (locks) =>
      this.#change((content, master, now) => {
        const closed = locks.map((one) => closeLock(master, one, now))
        return { content: { ...content, locks: [...content.locks, ...closed] } }
      }),
    )
  }

  /** Whoever kept an old copy of the keyring can still open that copy: rotate the master key and the case keys too. */
  removeLock(id: string): Promise<void> {
    return this.#change((content) => {
      const locks = content.locks.filter((lock) => lock.id !== id)
      if (locks.length === 0) throw new Problem('USAGE', 'The last lock cannot be removed', 'Add another one first')
      return { content: { ...content, locks } }
    })
  }

  /** A new master key under new locks, all case keys re-wrapped, in one step. The old locks open nothing any more. */
  async rotateMaster(locks: readonly NewLock[]): Promise<void> {
    this.#needMaster()
    await enrolling(locks, (enrolled) =>
      this.#change((content, master, now) => {
        const next = newMaster(content.id, content.masterVersion + 1)
        const closed = enrolled.map((lock) => closeLock(next, lock, now))
        const cases = content.cases.map((entry) => rewrapCase(master, next, entry))
        return { content: { ...content, masterVersion: next.version, locks: closed, cases }, next }
      }),
    )
  }

  /** Takes over what other processes changed: keys of cases they erased are zeroed here. Seals where they rotated the master key. */
  async refresh(): Promise<void> {
    this.#needMaster()
    this.#adopt(await this.#loadChecked())
  }

  /** `refresh`, at the cost of a look where nobody has changed anything: for the start of every request and job. */
  async refreshIfChanged(): Promise<void> {
    this.#needMaster()
    if (!(await this.#store.isNewest(this.#needContent().generation))) await this.refresh()
  }

  #change(change: Change): Promise<void> {
    const result = this.#queue.then(() => this.#changeNow(change))
    this.#queue = result.catch(() => {})
    return result
  }

  async #changeNow(change: Change): Promise<void> {
    this.#needMaster()
    for (let tries = 0; tries < mostTries; tries++) {
      const before = await this.#loadChecked()
      const master = this.#needMaster()
      const { content, next } = change(before, master, this.#now())
      if (content === before) return this.#adopt(before)
      const after = { ...content, generation: before.generation + 1 }
      const text = printKeyring(after, (next ?? master).bytes)
      if (await this.#save(text, after.generation)) {
        this.#adopt(after, next)
        return this.#store.forgetBefore(after.generation)
      }
      next?.bytes.fill(0)
    }
    throw new Problem('VAULT_BUSY', 'Other processes keep changing the keyring', 'Try again')
  }

  /** A save that failed may have stored the text all the same: then it counts. */
  async #save(text: string, generation: number): Promise<boolean> {
    try {
      return await this.#store.save(text, generation)
    } catch (problem) {
      if ((await this.#store.load()) === text) return true
      throw problem
    }
  }

  async #loadChecked(): Promise<KeyringContent> {
    const text = await this.#store.load()
    const master = this.#needMaster()
    if (text === undefined) throw damaged('The keyring is gone')
    if (parseKeyring(text).masterVersion > master.version) {
      this.seal()
      throw sealedProblem('The master key was rotated by another process')
    }
    const content = checkKeyring(text, master.bytes)
    this.#checkNewer(content)
    return content
  }

  #checkNewer(content: KeyringContent): void {
    if (this.#content === undefined) return
    if (content.id !== this.#content.id || content.generation < this.#content.generation)
      throw damaged(`The keyring was replaced by an older or another one (generation ${content.generation})`)
  }

  #adopt(content: KeyringContent, next?: Master): void {
    for (const [caseId, keys] of this.#open) {
      const entry = content.cases.find((one) => one.caseId === caseId)
      const before = this.#content?.cases.find((one) => one.caseId === caseId)
      if (JSON.stringify(entry) === JSON.stringify(before)) continue
      keys.zero()
      this.#open.delete(caseId)
      for (const tell of this.#listeners) tell(caseId)
    }
    this.#content = content
    if (next === undefined) return
    // Sealed while the new key was being stored: it stays sealed.
    if (this.#master === undefined) next.bytes.fill(0)
    else {
      this.#master.bytes.fill(0)
      this.#master = next
    }
  }

  #needMaster(): Master {
    if (this.#master === undefined) throw sealedProblem()
    return this.#master
  }

  #needContent(): KeyringContent {
    if (this.#content === undefined) throw sealedProblem('There is no keyring yet')
    return this.#content
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString()
  }
}
