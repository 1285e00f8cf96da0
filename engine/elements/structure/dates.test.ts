import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNearlyDate, yearOfDate } from './dates.ts'

describe('dates as printed', () => {
  it.each([
    ['1980-04-12', 1980],
    ['1980/4/2', 1980],
    ['1980-04-12T08:30:00Z', 1980],
    ['1980-04-12 00:00:00', 1980],
    ['12/04/1980', 1980],
    ['12.4.80', 1980],
    ['03/31/2019', 2019],
    ['19800412', 1980],
    ['19371227000000', 1937],
    ['198808181126+0215', 1988],
    ['12 Apr 1980', 1980],
    ['12-Apr-80', 1980],
    ['Apr 12, 1980', 1980],
    ['April 12 1980', 1980],
    ['3rd March 2001', 2001],
    ['12 de mayo de 1971', 1971],
    ['1980年4月12日', 1980],
    ['1980年04月', 1980],
  ])('%s', (text, year) => {
    expect(yearOfDate(text)).toBe(year)
  })

  it.each([
    '',
    '12345',
    '1980-13-45',
    '0000-00-00',
    '12345678',
    'hello',
    '9123 4567',
    '1234567890',
    '12/04',
    'Room 12/04/1980x1',
  ])('%s is none', (text) => {
    expect(yearOfDate(text)).toBe(0)
  })

  it('a mistyped date is nearly one', () => {
    for (const text of ['19162429', '31/02/19800', '1980-14-12', '12 / 4 / 80'])
      expect(isNearlyDate(text), text).toBe(true)
    for (const text of ['see file', 'unclear', '', 'born in the old hospital in 1980 or so, she says'])
      expect(isNearlyDate(text), text).toBe(false)
  })

  it('every day of two centuries is read in five forms', () => {
    const day = fc.record({
      y: fc.integer({ min: 1880, max: 2039 }),
      m: fc.integer({ min: 1, max: 12 }),
      d: fc.integer({ min: 1, max: 28 }),
    })
    fc.assert(
      fc.property(day, ({ y, m, d }) => {
        const two = (n: number) => String(n).padStart(2, '0')
        for (const text of [
          `${y}-${two(m)}-${two(d)}`,
          `${d}/${m}/${y}`,
          `${m}/${d}/${y}`,
          `${y}${two(m)}${two(d)}`,
          `${y}年${m}月${d}日`,
        ]) {
          expect(yearOfDate(text), text).toBe(y)
        }
      }),
    )
  })
})
