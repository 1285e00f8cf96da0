import { createHash } from 'node:crypto'

/** A SHA-256, 32 bytes. */
export type Hash = Uint8Array

export const hashBytes = 32

const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

/** Root of the tree without entries: SHA-256 of nothing (RFC 6962, 2.1). */
export const emptyRoot: Hash = createHash('sha256').digest()

/** SHA-256(0x00 || entry). The prefixes keep a leaf from ever being passed off as a node (RFC 6962, 2.1). */
export function leafHash(entry: Uint8Array): Hash {
  return createHash('sha256').update(leafPrefix).update(entry).digest()
}

/** SHA-256(0x01 || left || right). */
export function nodeHash(left: Hash, right: Hash): Hash {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest()
}

export function sameHash(a: Hash, b: Hash): boolean {
  return Buffer.compare(a, b) === 0
}

/** The hash at `index` of hashes that lie one after another. */
export function hashAt(hashes: Uint8Array, index: number): Hash {
  return hashes.subarray(index * hashBytes, (index + 1) * hashBytes)
}

/** Root of a perfect subtree over `count` (a power of two) consecutive hashes from `from`. */
export function perfectRoot(hashes: Uint8Array, from: number, count: number): Hash {
  if (count === 1) return hashAt(hashes, from)
  const half = count / 2
  return nodeHash(perfectRoot(hashes, from, half), perfectRoot(hashes, from + half, half))
}

/** Root of a tree from the roots of its perfect subtrees, largest (leftmost) first. */
export function foldRoots(roots: readonly Hash[]): Hash {
  return roots.length === 0 ? emptyRoot : roots.reduceRight((right, left) => nodeHash(left, right))
}
