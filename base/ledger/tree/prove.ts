import { foldRoots, type Hash } from './hash.ts'

/** Root of the perfect subtree of `2 ** height` leaves that starts at leaf `index * 2 ** height`. */
export type NodeAt = (height: number, index: number) => Hash

/**
 * The hashes that lead from entry `index` to the root of the first `size` entries: PATH of RFC 6962, 2.1.1, lowest first.
 * Throws RangeError where the entry is not among them.
 */
export function proveInclusion(index: number, size: number, node: NodeAt): Hash[] {
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new RangeError(`there is no entry ${index} among the first ${size}`)
  const path = (at: number, start: number, end: number): Hash[] => {
    if (end - start === 1) return []
    const middle = start + splitOf(end - start)
    return at < middle
      ? [...path(at, start, middle), rangeRoot(middle, end, node)]
      : [...path(at, middle, end), rangeRoot(start, middle, node)]
  }
  return path(index, 0, size)
}

/**
 * The hashes that show the first `from` entries to be the beginning of the first `to`: PROOF of RFC 6962, 2.1.2. Empty where
 * there is nothing to show (`from` is 0 or equals `to`). Throws RangeError where `from` is larger than `to`.
 */
export function proveConsistency(from: number, to: number, node: NodeAt): Hash[] {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || from > to)
    throw new RangeError(`${from} is not an earlier size than ${to}`)
  const proof = (m: number, start: number, end: number, known: boolean): Hash[] => {
    if (m === end) return known ? [] : [rangeRoot(start, end, node)]
    const middle = start + splitOf(end - start)
    return m <= middle
      ? [...proof(m, start, middle, known), rangeRoot(middle, end, node)]
      : [...proof(m, middle, end, false), rangeRoot(start, middle, node)]
  }
  return from === 0 || from === to ? [] : proof(from, 0, to, true)
}

/** The largest power of two smaller than `count` (> 1): where RFC 6962 splits a tree. */
function splitOf(count: number): number {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}

/** Root over the leaves [start, end), where `start` is a multiple of the power of two that covers the range. */
function rangeRoot(start: number, end: number, node: NodeAt): Hash {
  const roots: Hash[] = []
  for (let at = start; at < end; ) {
    let height = 0
    while (2 ** (height + 1) <= end - at) height++
    roots.push(node(height, at / 2 ** height))
    at += 2 ** height
  }
  return foldRoots(roots)
}
