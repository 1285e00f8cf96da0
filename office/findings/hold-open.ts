import type { Clock } from '../../base/clock.ts'
import type { Keyring } from '../../base/vault/index.ts'
import type { Office } from '../access/index.ts'

/** Minutes that nobody has used something; then it leaves memory. */
export const idleMinutes = 15
const sweepMs = 60_000
const mostHeld = 16

interface Held {
  caseId: string
  kind: string
  version: string
  usedAt: number
  content: Promise<unknown>
}

/**
 * What was opened of cases and is held in memory, because opening it for every request would take seconds: names to search in, columns to filter by,
 * lists of items. Each kind of thing is held once per case, of one version (a run). It goes when the vault is sealed, when the keys of
 * the case go, when another version takes its place, after 15 idle minutes, and when too much else is held.
 */
class Holder {
  readonly #clock: Clock
  readonly #held = new Map<string, Held>()
  #sweeping: NodeJS.Timeout | undefined

  constructor(keyring: Keyring, clock: Clock) {
    this.#clock = clock
    keyring.whenForgotten((caseId) => this.#dropWhere((one) => caseId === undefined || one.caseId === caseId))
  }

  get<T>(caseId: string, kind: string, version: string, open: () => Promise<T>): Promise<T> {
    this.sweep()
    const key = `${caseId} ${kind}`
    const known = this.#held.get(key)
    const held: Held =
      known?.version === version ? known : { caseId, kind, version, usedAt: 0, content: Promise.resolve().then(open) }
    held.usedAt = this.#clock.now()
    // Set anew, so that the first of the map is always the one that was used longest ago.
    this.#held.delete(key)
    this.#held.set(key, held)
    if (held !== known) this.#watch(key, held)
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= mostHeld) break
      this.#held.delete(oldest)
    }
    return held.content as Promise<T>
  }

  sweep(): void {
    const least = this.#clock.now() - idleMinutes * 60_000
    this.#dropWhere(({ usedAt }) => usedAt <= least)
  }

  /** Kinds that are held, for tests and for whoever wonders where the memory goes. */
  kinds(): string[] {
    this.sweep()
    return [...this.#held.values()].map(({ kind }) => kind).sort()
  }

  /** What could not be opened is not held: the next one tries again. */
  #watch(key: string, held: Held): void {
    held.content.catch(() => {
      if (this.#held.get(key) === held) this.#held.delete(key)
    })
    this.#sweeping ??= setInterval(() => this.sweep(), sweepMs).unref()
  }

  #dropWhere(drop: (held: Held) => boolean): void {
    for (const [key, held] of this.#held) if (drop(held)) this.#held.delete(key)
    if (this.#held.size > 0) return
    clearInterval(this.#sweeping)
    this.#sweeping = undefined
  }
}

/** By keyring: it is what an office has only one of, however often its parts are handed on. */
const holders = new WeakMap<Keyring, Holder>()

function holderOf({ keyring, clock }: Pick<Office, 'keyring' | 'clock'>): Holder {
  let holder = holders.get(keyring)
  if (holder === undefined) {
    holder = new Holder(keyring, clock)
    holders.set(keyring, holder)
  }
  return holder
}

/** The thing of that kind, opened now or held since before. `open` may be shared by several who ask at once; what it throws, all of them get. */
export function holdOpen<T>(
  office: Office,
  caseId: string,
  kind: string,
  version: string,
  open: () => Promise<T>,
): Promise<T> {
  return holderOf(office).get(caseId, kind, version, open)
}

export function heldKinds(office: Office): string[] {
  return holderOf(office).kinds()
}
