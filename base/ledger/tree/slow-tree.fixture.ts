import { createHash } from 'node:crypto'
import type { Hash } from './hash.ts'

/** RFC 6962, section 2.1, word for word: slow and obvious, and nothing of it is used by the ledger. The tests' oracle. */
const sha256 = (...parts: Uint8Array[]): Hash => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

const split = (n: number): number => {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** MTH(D) */
export function slowRoot(entries: readonly Uint8Array[]): Hash {
  if (entries.length === 0) return sha256()
  if (entries.length === 1) return sha256(Uint8Array.of(0), entries[0]!)
  const k = split(entries.length)
  return sha256(Uint8Array.of(1), slowRoot(entries.slice(0, k)), slowRoot(entries.slice(k)))
}

/** PATH(m, D[n]) */
export function slowPath(m: number, entries: readonly Uint8Array[]): Hash[] {
  if (entries.length === 1) return []
  const k = split(entries.length)
  return m < k
    ? [...slowPath(m, entries.slice(0, k)), slowRoot(entries.slice(k))]
    : [...slowPath(m - k, entries.slice(k)), slowRoot(entries.slice(0, k))]
}

/** PROOF(m, D[n]), for 0 < m <= n */
export function slowProof(m: number, entries: readonly Uint8Array[]): Hash[] {
  return slowSubproof(m, entries, true)
}

function slowSubproof(m: number, entries: readonly Uint8Array[], known: boolean): Hash[] {
  if (m === entries.length) return known ? [] : [slowRoot(entries)]
  const k = split(entries.length)
  return m <= k
    ? [...slowSubproof(m, entries.slice(0, k), known), slowRoot(entries.slice(k))]
    : [...slowSubproof(m - k, entries.slice(k), false), slowRoot(entries.slice(0, k))]
}
