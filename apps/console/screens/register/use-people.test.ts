import { expect, test } from 'vitest'
import { pagesFor } from './use-people.ts'

test('only the pages that hold the rows in view are asked for, with the first, which says how many there are', () => {
  expect(pagesFor(0, 30)).toEqual([0])
  expect(pagesFor(90, 130)).toEqual([0, 1])
  expect(pagesFor(999_950, 1_000_000)).toEqual([0, 9999])
  expect(pagesFor(200, 300)).toEqual([0, 2])
})
