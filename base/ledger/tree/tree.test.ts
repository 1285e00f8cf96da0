import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nodesOfTiles } from '../tiles/tile-nodes.ts'
import { tilePath, tilesOf } from '../tiles/tile-path.ts'
import { emptyRoot, type Hash, hashBytes, leafHash, nodeHash } from './hash.ts'
import { type NodeAt, proveConsistency, proveInclusion } from './prove.ts'
import { slowPath, slowProof, slowRoot } from './slow-tree.fixture.ts'
import { TileTree } from './tile-tree.ts'
import { verifyConsistency, verifyInclusion } from './verify-proof.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const hexes = (hashes: readonly Hash[]): string[] => hashes.map(hex)

/** The eight leaves of the test vectors that certificate-transparency implementations share. */
const vectorLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((text) => Buffer.from(text, 'hex'))
const vectorRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const most = 600
const entries = Array.from({ length: most }, (_, i) => Buffer.from(`entry ${i}`))

/** A log of `size` entries as its tiles by path, as they would lie on disk. */
function grow(leaves: readonly Uint8Array[]): { tree: TileTree; node: NodeAt } {
  const tiles = new Map<string, Uint8Array>()
  const tree = new TileTree()
  for (const leaf of leaves)
    tree.push(leafHash(leaf), (level, index, hashes) => tiles.set(tilePath({ level, index, width: 256 }), hashes))
  for (const { level, index, hashes } of tree.edges())
    tiles.set(tilePath({ level, index, width: hashes.length / hashBytes }), hashes)
  const wanted = [...tilesOf(leaves.length)].filter(({ level }) => level !== 'entries').map(tilePath)
  expect([...tiles.keys()].sort()).toEqual(wanted.sort())
  return { tree, node: nodesOfTiles(leaves.length, (tile) => tiles.get(tilePath(tile))!) }
}

test('known answers: the empty tree, one leaf, a node, and the shared vectors of eight leaves', () => {
  expect(hex(emptyRoot)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(hex(leafHash(Buffer.from('L123456')))).toBe('395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56')
  expect(hex(nodeHash(Buffer.from('N123'), Buffer.from('N456')))).toBe(
    'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
  )
  for (const [i, root] of vectorRoots.entries()) {
    expect(hex(slowRoot(vectorLeaves.slice(0, i + 1)))).toBe(root)
    expect(hex(grow(vectorLeaves.slice(0, i + 1)).tree.root())).toBe(root)
  }
})

test('known answers: the shared inclusion and consistency proofs', () => {
  const { node } = grow(vectorLeaves)
  expect(hexes(proveInclusion(5, 8, node))).toEqual([
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ])
  expect(hexes(proveConsistency(6, 8, node))).toEqual([
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ])
})

test('the root of every size up to 600 is the one of the recursive definition', () => {
  const tree = new TileTree()
  expect(tree.root()).toEqual(emptyRoot)
  for (const [i, entry] of entries.entries()) {
    tree.push(leafHash(entry), () => {})
    expect(hex(tree.root())).toBe(hex(slowRoot(entries.slice(0, i + 1))))
  }
})

test('a tree taken up from its edge tiles goes on as if it had never stopped', () => {
  for (const size of [0, 1, 255, 256, 257, 511, 512, 599]) {
    const { tree } = grow(entries.slice(0, size))
    const edges = tree.edges()
    const again = TileTree.at(size, (level) => edges.find((edge) => edge.level === level)!.hashes)
    expect(again.root()).toEqual(tree.root())
    const copy = again.copy()
    again.push(leafHash(Buffer.from('next')), () => {})
    expect(hex(again.root())).toBe(hex(slowRoot([...entries.slice(0, size), Buffer.from('next')])))
    expect(copy.root()).toEqual(tree.root())
  }
})

test('a tree of 65,537 entries has its tiles where the specification puts them', () => {
  const leaf = leafHash(Buffer.from('x'))
  const done: string[] = []
  const tree = new TileTree()
  for (let i = 0; i < 65_537; i++) tree.push(leaf, (level, index) => void done.push(`${level}/${index}`))
  expect(done.filter((name) => !name.startsWith('0/'))).toEqual(['1/0'])
  expect(done).toHaveLength(257)
  expect(tree.edges().map(({ level, index, hashes }) => [level, index, hashes.length / 32])).toEqual([
    [0, 256, 1],
    [2, 0, 1],
  ])
})

test('proofs are the ones of the recursive definition, and verify', () => {
  const sizes = fc.integer({ min: 1, max: most }).chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)))
  fc.assert(
    fc.property(sizes, ([size, index]) => {
      const part = entries.slice(0, size)
      const { node, tree } = grow(part)
      const path = proveInclusion(index, size, node)
      expect(hexes(path)).toEqual(hexes(slowPath(index, part)))
      expect(verifyInclusion(leafHash(part[index]!), index, size, path, tree.root())).toBe(true)
      const proof = proveConsistency(index + 1, size, node)
      expect(hexes(proof)).toEqual(hexes(slowProof(index + 1, part)))
      expect(verifyConsistency(index + 1, size, slowRoot(part.slice(0, index + 1)), tree.root(), proof)).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('every proof between all sizes up to 40 verifies, and none of them with anything changed', () => {
  const { node } = grow(entries.slice(0, 40))
  const roots = Array.from({ length: 41 }, (_, size) => slowRoot(entries.slice(0, size)))
  const spoil = (proof: Hash[], at: number): Hash[] => proof.map((hash, i) => (i === at ? leafHash(hash) : hash))
  for (let to = 1; to <= 40; to++)
    for (let from = 0; from <= to; from++) {
      const proof = proveConsistency(from, to, node)
      expect(verifyConsistency(from, to, roots[from]!, roots[to]!, proof)).toBe(true)
      expect(verifyConsistency(from, to, roots[from]!, roots[to]!, [...proof, emptyRoot])).toBe(false)
      for (let i = 0; i < proof.length; i++) {
        expect(verifyConsistency(from, to, roots[from]!, roots[to]!, spoil(proof, i))).toBe(false)
        expect(verifyConsistency(from, to, roots[from]!, roots[to]!, proof.toSpliced(i, 1))).toBe(false)
      }
      if (from === to) continue
      const leaf = leafHash(entries[from]!)
      const path = proveInclusion(from, to, node)
      expect(verifyInclusion(leaf, from, to, path, roots[to]!)).toBe(true)
      expect(verifyInclusion(leaf, from, to, [...path, emptyRoot], roots[to]!)).toBe(false)
      for (let other = 0; other < to; other++)
        if (other !== from) expect(verifyInclusion(leaf, other, to, path, roots[to]!)).toBe(false)
      for (let i = 0; i < path.length; i++)
        expect(verifyInclusion(leaf, from, to, spoil(path, i), roots[to]!)).toBe(false)
    }
})

test('what cannot be proven is refused', () => {
  const { node } = grow(entries.slice(0, 5))
  expect(() => proveInclusion(5, 5, node)).toThrow('no entry 5')
  expect(() => proveInclusion(0.5, 5, node)).toThrow(RangeError)
  expect(() => proveConsistency(6, 5, node)).toThrow('not an earlier size')
  expect(() => proveInclusion(3, 9, node)).toThrow(RangeError)
  expect(verifyConsistency(0, 3, leafHash(emptyRoot), emptyRoot, [])).toBe(false)
  expect(verifyConsistency(3, 2, emptyRoot, emptyRoot, [])).toBe(false)
})
