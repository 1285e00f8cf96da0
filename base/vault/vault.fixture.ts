import { clockAt } from '../clock.ts'
import { type Keyring, openKeyring } from './keyring.ts'
import { type KeyringStore, keyringInMemory } from './keyring-store.ts'
import { passphrase } from './openers/passphrase.ts'
import { Secret } from './secret.ts'

/** For tests: Argon2id that takes no time. */
export const quick = { memory: 8, passes: 1, lanes: 1 }
export const words = (text = 'harbour lantern teapot 9'): ReturnType<typeof passphrase> =>
  passphrase(new Secret(text), quick)
export const clock = clockAt('2026-11-25T02:00:00Z')

/** An open keyring with these cases. */
export async function openVault(cases: readonly string[], store: KeyringStore = keyringInMemory()): Promise<Keyring> {
  const keyring = await openKeyring(store, clock)
  await keyring.create([words()])
  for (const caseId of cases) await keyring.createCase(caseId)
  return keyring
}

/** Seeded bytes and numbers (mulberry32), the same in every run. */
export function seeded(seed: number): { below(limit: number): number; bytes(length: number): Buffer } {
  let state = seed
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
  return { below, bytes: (length) => Buffer.from(Array.from({ length }, () => below(256))) }
}
