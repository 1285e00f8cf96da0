import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Drafts, Rank, settleOverlaps } from './drafts.ts'

test('a check digit beats a shape, a label beats none, longer beats shorter', () => {
  const drafts = new Drafts()
  drafts.add(1, 0, 10, 70, Rank.shape, 'shape')
  drafts.add(2, 4, 10, 60, Rank.checksum, 'check')
  drafts.add(3, 20, 25, 70, Rank.label, 'label')
  drafts.add(4, 20, 30, 70, Rank.label, 'longer label')
  drafts.add(5, 30, 31, 70, Rank.hint, 'next to it')
  expect(settleOverlaps(drafts).map((at) => drafts.whys[at])).toEqual(['check', 'longer label', 'next to it'])
})

test('what stays never overlaps, and the strongest draft always stays', () => {
  const draft = fc.record({
    start: fc.nat(60),
    length: fc.integer({ min: 1, max: 20 }),
    rank: fc.constantFrom(20, 40, 60, 80),
  })
  fc.assert(
    fc.property(fc.array(draft, { minLength: 1, maxLength: 30 }), (list) => {
      const drafts = new Drafts()
      for (const { start, length, rank } of list) drafts.add(1, start, start + length, 50, rank, 'why')
      const kept = settleOverlaps(drafts)
      for (let i = 1; i < kept.length; i++)
        expect(drafts.start[kept[i]!]).toBeGreaterThanOrEqual(drafts.end[kept[i - 1]!]!)
      const best = Math.max(...list.map(({ rank }) => rank))
      expect(kept.some((at) => drafts.rank[at] === best)).toBe(true)
    }),
  )
})
