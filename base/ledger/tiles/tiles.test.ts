import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBundle, encodeBundle } from './entry-bundle.ts'
import { edgeTilesOf, isTileOf, tilePath, tilesOf } from './tile-path.ts'

test('paths are written in groups of three digits, as the specification shows', () => {
  expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067')
  expect(tilePath({ level: 'entries', index: 0, width: 7 })).toBe('tile/entries/000.p/7')
  expect(tilePath({ level: 2, index: 999, width: 256 })).toBe('tile/2/999')
  expect(tilePath({ level: 2, index: 1000, width: 1 })).toBe('tile/2/x001/000.p/1')
})

test('the worked example of the specification: 70,000 entries', () => {
  const tiles = [...tilesOf(70_000)].filter(({ level }) => level !== 'entries')
  const count = (level: number, full: boolean): number =>
    tiles.filter((tile) => tile.level === level && (tile.width === 256) === full).length
  expect([count(0, true), count(0, false), count(1, true), count(1, false), count(2, false)]).toEqual([273, 1, 1, 1, 1])
  expect(edgeTilesOf(70_000)).toEqual([
    { level: 'entries', index: 273, width: 112 },
    { level: 0, index: 273, width: 112 },
    { level: 1, index: 1, width: 17 },
    { level: 2, index: 0, width: 1 },
  ])
})

test('an empty log has no tiles, one of 256 entries a full one and its parent', () => {
  expect([...tilesOf(0)]).toEqual([])
  expect([...tilesOf(256)].map(tilePath)).toEqual(['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1'])
})

test('the edge is what is not full', () => {
  fc.assert(
    fc.property(fc.nat(200_000), (size) => {
      expect(edgeTilesOf(size)).toEqual([...tilesOf(size)].filter(({ width }) => width < 256))
    }),
    { numRuns: 50 },
  )
})

test('a path is told to be of a log or not without listing the log', () => {
  fc.assert(
    fc.property(fc.nat(70_000), fc.nat(70_000), (size, other) => {
      const own = [...tilesOf(size)].map(tilePath)
      const foreign = [...tilesOf(other)].map(tilePath).filter((path) => !own.includes(path))
      expect(own.filter((path) => !isTileOf(path, size))).toEqual([])
      expect(foreign.filter((path) => isTileOf(path, size))).toEqual([])
    }),
    { numRuns: 10 },
  )
  for (const path of [
    'tile/0/00',
    'tile/0/x000/001',
    'tile/00/000',
    'tile/0/000.p/0',
    'tile/0/000.p/300',
    'tile/x/000',
    'a',
  ])
    expect(isTileOf(path, 9e15), path).toBe(false)
  expect(isTileOf('tile/0/000', 9e15)).toBe(true)
})

test('a bundle gives back its entries, and says when its end is cut', () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 40 })
  fc.assert(
    fc.property(entries, fc.nat(1000), (some, cut) => {
      const bundle = encodeBundle(some)
      const whole = decodeBundle(bundle)
      expect(whole.entries.map((entry) => [...entry])).toEqual(some.map((entry) => [...entry]))
      expect(whole.left).toBe(0)
      const short = decodeBundle(bundle.subarray(0, bundle.length - Math.min(cut, bundle.length)))
      expect(short.entries.length).toBeLessThanOrEqual(some.length)
    }),
  )
  expect(decodeBundle(Uint8Array.of(0, 5, 1)).left).toBe(3)
  expect(decodeBundle(Uint8Array.of(0)).left).toBe(1)
})
