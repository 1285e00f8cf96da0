import { expect, test } from 'vitest'
import { roundFor } from './queues.ts'

const mine = { round: 1, mine: true, earlier: false }
const theirs = { round: 1, mine: false, earlier: false }
const before = { round: 1, mine: true, earlier: true }

test('the first opinion is asked for where nobody of this run has one', () => {
  expect(roundFor('open', [], 0)).toBe(1)
  expect(roundFor('open', [before], 0)).toBe(1)
})

test('the second is asked for blind, and never of whoever gave the first', () => {
  expect(roundFor('second', [], 1)).toBe(2)
  expect(roundFor('unsure', [theirs], 0)).toBe(2)
  expect(roundFor('unsure', [mine], 0)).toBeNull()
})

test('what is disputed is settled; what both have judged is not asked again', () => {
  expect(roundFor('disputed', [mine, { ...theirs, round: 2 }], 0)).toBe(3)
  expect(roundFor('unsure', [theirs, { ...theirs, round: 2 }], 0)).toBeNull()
})
