import { expect, test } from 'vitest'
import { Problem } from './errors.ts'

test('a problem prints as one line: code, what happened, what to do', () => {
  const problem = new Problem(
    'ROSTER_EMPTY',
    'roster.csv has a header but no patients',
    'Export it again with its rows',
  )
  expect(problem.line()).toBe(
    'error ROSTER_EMPTY: roster.csv has a header but no patients. Export it again with its rows.',
  )
})
