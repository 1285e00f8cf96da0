import { emptyRoot, type Hash, nodeHash, sameHash } from './hash.ts'

const half = (n: number): number => Math.floor(n / 2)
const odd = (n: number): boolean => n % 2 === 1

/** Whether `proof` leads from `leaf`, entry `index`, to `root` of the first `size` entries (RFC 9162, 2.1.3.2). */
export function verifyInclusion(leaf: Hash, index: number, size: number, proof: readonly Hash[], root: Hash): boolean {
  if (index < 0 || index >= size) return false
  let at = index
  let last = size - 1
  let hash = leaf
  for (const step of proof) {
    if (last === 0) return false
    if (odd(at) || at === last) {
      hash = nodeHash(step, hash)
      while (!odd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else hash = nodeHash(hash, step)
    at = half(at)
    last = half(last)
  }
  return last === 0 && sameHash(hash, root)
}

/** Whether `proof` shows the tree of `to` entries with root `newer` to begin with that of `from` entries and root `older` (RFC 9162, 2.1.4.2). */
export function verifyConsistency(from: number, to: number, older: Hash, newer: Hash, proof: readonly Hash[]): boolean {
  if (from < 0 || from > to) return false
  if (from === 0) return proof.length === 0 && sameHash(older, emptyRoot)
  if (from === to) return proof.length === 0 && sameHash(older, newer)
  const steps = isPowerOfTwo(from) ? [older, ...proof] : [...proof]
  const first = steps.shift()
  if (first === undefined) return false
  let at = from - 1
  let last = to - 1
  while (odd(at)) [at, last] = [half(at), half(last)]
  let old = first
  let now = first
  for (const step of steps) {
    if (last === 0) return false
    if (odd(at) || at === last) {
      old = nodeHash(step, old)
      now = nodeHash(step, now)
      while (!odd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else now = nodeHash(now, step)
    at = half(at)
    last = half(last)
  }
  return last === 0 && sameHash(old, older) && sameHash(now, newer)
}

function isPowerOfTwo(n: number): boolean {
  return Number.isInteger(Math.log2(n)) && 2 ** Math.log2(n) === n
}
