import { Problem } from '../../../base/errors.ts'
import { type LockKind, type Opener, parseShare, type Secret, shares } from '../../../base/vault/index.ts'
import { type Office, officeKeys } from '../../../office/access/index.ts'
import type { VaultState } from '../../../office/client-types.ts'
import { makeReportingKey } from '../../../office/incidents/index.ts'

/** Shares that were brought wait so long for the others. */
const patienceMs = 15 * 60_000
const mostSets = 16

export interface SharesSoFar {
  given: number
  needed: number
}

/** The one way in and out of the vault for this process: opens are recorded, and refusals are too. */
export class VaultDoor {
  readonly #office: Office
  readonly #sets = new Map<string, { brought: Map<number, Secret>; since: number }>()

  constructor(office: Office) {
    this.#office = office
  }

  state(): VaultState {
    const { keyring } = this.#office
    if (!keyring.exists) return 'new'
    return keyring.sealed ? 'sealed' : 'open'
  }

  /** Throws `VAULT_WRONG_KEY` (recorded), `VAULT_DAMAGED`. Opening what is open does nothing, and tells nobody whether the key was right. */
  async open(opener: Opener): Promise<void> {
    const { keyring } = this.#office
    if (!keyring.sealed) return
    await keyring.open(opener).catch((cause: unknown) => this.#refused(opener.kind, cause))
    await this.opened(opener.kind).catch((cause: unknown) => {
      // An opening that is not recorded did not happen.
      keyring.seal()
      throw cause
    })
  }

  /** To be called wherever the keyring was opened: completes a first run that was cut off, makes sure concerns can be taken in, records the opening. */
  async opened(way: LockKind): Promise<void> {
    const { keyring } = this.#office
    const known = keyring.cases().some(({ caseId }) => caseId === officeKeys)
    if (!known) await keyring.createCase(officeKeys)
    await makeReportingKey(this.#office)
    await this.#record('vault.opened', { way, generation: keyring.state.generation })
  }

  /** Takes one share, and opens when there are enough. Throws `VAULT_WRONG_KEY` for one that is mistyped or of another set. */
  async addShare(text: Secret): Promise<SharesSoFar> {
    const share = parseShare(text.text())
    const brought = this.#broughtOf(share.set)
    brought.set(share.number, text)
    const soFar = { given: brought.size, needed: share.threshold }
    if (soFar.given < soFar.needed) return soFar
    await this.open(shares([...brought.values()])).finally(() => this.#forget(share.set))
    return soFar
  }

  /** Shares of several sets wait beside each other, so that a foreign one does not throw out those of the people who came. */
  #broughtOf(set: string): Map<number, Secret> {
    const now = this.#office.clock.now()
    for (const [name, { since }] of this.#sets) if (Math.abs(now - since) > patienceMs) this.#forget(name)
    const there = this.#sets.get(set)
    if (there !== undefined) return there.brought
    if (this.#sets.size >= mostSets) this.#forget(this.#sets.keys().next().value!)
    const brought = new Map<number, Secret>()
    this.#sets.set(set, { brought, since: now })
    return brought
  }

  #forget(set: string): void {
    for (const text of this.#sets.get(set)?.brought.values() ?? []) text.erase()
    this.#sets.delete(set)
  }

  async seal(): Promise<void> {
    const { keyring } = this.#office
    if (keyring.sealed) return
    const { generation } = keyring.state
    keyring.seal()
    await this.#record('vault.sealed', { generation })
  }

  async #refused(way: LockKind, cause: unknown): Promise<never> {
    if (cause instanceof Problem && cause.code === 'VAULT_WRONG_KEY') await this.#record('vault.refused', { way })
    throw cause
  }

  async #record(what: string, facts: Record<string, string | number>): Promise<void> {
    const { store, recorder } = this.#office
    await store.transaction('nobody', (trx) => recorder.write(trx, 'program', undefined, [{ what, facts }]))
    recorder.wake()
  }
}
