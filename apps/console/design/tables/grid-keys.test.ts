import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellFor } from './grid-keys.ts'

const extent = { rows: 1_000_000, columns: 5, page: 20 }
const press = (key: string, mod = false) => cellFor({ key, mod }, { row: 40, column: 2 }, extent)

test('arrows, pages and ends go where the grid pattern says', () => {
  expect(press('ArrowDown')).toEqual({ row: 41, column: 2 })
  expect(press('ArrowLeft')).toEqual({ row: 40, column: 1 })
  expect(press('PageUp')).toEqual({ row: 20, column: 2 })
  expect(press('End', true)).toEqual({ row: 999_999, column: 4 })
  expect(press('Home', true)).toEqual({ row: 0, column: 0 })
  expect(press('x')).toBeNull()
})

test('from the first row up is the head, and no key leaves the table', () => {
  expect(cellFor({ key: 'ArrowUp', mod: false }, { row: 0, column: 0 }, extent)).toEqual({ row: -1, column: 0 })
  const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End')
  fc.assert(
    fc.property(
      fc.integer({ min: -1, max: 9 }),
      fc.integer({ min: 0, max: 3 }),
      keys,
      fc.boolean(),
      (row, column, key, mod) => {
        const next = cellFor({ key, mod }, { row, column }, { rows: 10, columns: 4, page: 3 })!
        expect(next.row).toBeGreaterThanOrEqual(-1)
        expect(next.row).toBeLessThan(10)
        expect(next.column).toBeGreaterThanOrEqual(0)
        expect(next.column).toBeLessThan(4)
      },
    ),
  )
})
