import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areDisputed, effectiveDecision } from './effective-decision.ts'

const opinion = (round: number, choice: number | null) => ({ round, choice })

test.each([
  ['nobody has decided', [], undefined],
  ['one has', [opinion(1, 2)], 2],
  ['none of the candidates is a decision too', [opinion(1, 0)], 0],
  ['one is unsure', [opinion(1, null)], undefined],
  ['a second agrees', [opinion(1, 1), opinion(2, 1)], 1],
  ['a second disagrees', [opinion(1, 1), opinion(2, 0)], undefined],
  ['a second is unsure', [opinion(1, 1), opinion(2, null)], undefined],
  ['a third settles it', [opinion(1, 1), opinion(2, 0), opinion(3, 0)], 0],
  ['the third is unsure too', [opinion(1, 1), opinion(2, 0), opinion(3, null)], undefined],
  ['the first was taken back', [opinion(2, 3)], 3],
])('%s', (_, opinions, choice) => {
  expect(effectiveDecision(opinions)?.choice).toBe(choice)
})

test('a choice counts only if somebody made it, and never while two disagree', () => {
  const choice = fc.option(fc.integer({ min: 0, max: 5 }), { nil: null })
  const some = fc
    .subarray([1, 2, 3])
    .chain((rounds) => fc.tuple(...rounds.map((round) => fc.record({ round: fc.constant(round), choice }))))
  fc.assert(
    fc.property(some, (opinions) => {
      const counts = effectiveDecision(opinions)
      if (counts !== undefined) expect(opinions).toContain(counts)
      if (areDisputed(opinions)) expect(counts).toBeUndefined()
    }),
  )
})
