import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance } from './distance.ts'

/** The obvious version: the whole table, no shortcuts. */
function slowDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(table[i - 1]![j]! + 1, table[i]![j - 1]! + 1, table[i - 1]![j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, table[i - 2]![j - 2]! + 1)
      table[i]![j] = cost
    }
  return table[a.length]![b.length]!
}

describe('editDistance', () => {
  it('counts a swap of neighbours as one step', () => {
    expect(editDistance('54057580', '54075580', 2)).toBe(1)
    expect(editDistance('maria', 'mario', 2)).toBe(1)
    expect(editDistance('', 'ab', 1)).toBe(2)
  })

  it('agrees with the obvious version, and stops at the limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 })
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 4 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(slowDistance(a, b), limit + 1))
      }),
      { numRuns: 2000 },
    )
  })
})
