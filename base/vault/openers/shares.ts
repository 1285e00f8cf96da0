import { randomBytes } from 'node:crypto'
import { combine, split } from 'shamir-secret-sharing'
import { Problem } from '../../errors.ts'
import { keyBytes } from '../derive-key.ts'
import { Secret } from '../secret.ts'
import { wrongKey } from '../vault-problem.ts'
import type { NewLock, Opener } from './contract.ts'
import { parseShare, printShare, type Share } from './share-text.ts'

/** How many shares are made, and how many of them open the vault. */
export interface ShareCount {
  count: number
  threshold: number
}

/**
 * A new lock that `threshold` of `count` people open together (Shamir's secret sharing over GF(256)). `deliver` gets each
 * share's text once; they are kept nowhere. Throws `USAGE` for counts that make no sense.
 */
export function newShares(
  deliver: (shares: Secret[]) => void | Promise<void>,
  { count, threshold }: ShareCount = { count: 5, threshold: 3 },
): NewLock {
  return {
    kind: 'shares',
    async enrol() {
      if (!(threshold >= 2 && threshold <= count && count <= 32))
        throw new Problem('USAGE', `${threshold} of ${count} shares cannot be made`, 'Take 2 to 32, such as 3 of 5')
      const key = randomBytes(keyBytes)
      const set = randomBytes(4).toString('hex')
      // A plain array: the library refuses Node's Buffer.
      const plain = Uint8Array.from(key)
      const parts = await split(plain, count, threshold)
      plain.fill(0)
      await deliver(parts.map((bytes, i) => new Secret(printShare({ set, number: i + 1, count, threshold, bytes }))))
      for (const part of parts) part.fill(0)
      return { key, parameters: { set, count, threshold } }
    },
  }
}

/** Opens with the texts of shares, in any order. Mistyped, double, foreign and too few shares are told apart. */
export function shares(texts: readonly Secret[]): Opener {
  return {
    kind: 'shares',
    async key(parameters) {
      const given = pickShares(
        texts.map((text) => parseShare(text.text())),
        String(parameters['set']),
        Number(parameters['threshold']),
      )
      try {
        const key = await combine(given)
        return Buffer.from(key.buffer, key.byteOffset, key.byteLength)
      } catch {
        throw wrongKey('The shares do not belong together', 'Type them again from the paper')
      } finally {
        for (const part of given) part.fill(0)
      }
    },
  }
}

function pickShares(given: readonly Share[], set: string, threshold: number): Uint8Array[] {
  const byNumber = new Map<number, Uint8Array>()
  for (const share of given) {
    if (share.set !== set)
      throw wrongKey(`Share ${share.number} belongs to set ${share.set}, not to ${set}`, 'Bring the shares made last')
    byNumber.set(share.number, Uint8Array.from(share.bytes))
  }
  if (byNumber.size < threshold)
    throw wrongKey(`${byNumber.size} different shares were given, ${threshold} are needed`, 'Bring more of them')
  return [...byNumber.values()]
}
