import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digitsOff, readDates, swapDayAndMonth } from './read-date.ts'

describe('readDates', () => {
  it.each([
    ['1976-03-02', [19760302]],
    ['1976/3/2', [19760302]],
    ['1976年3月2日', [19760302]],
    ['19760302', [19760302]],
    ['19760302000000', [19760302]],
    ['1976-03-02T00:00:00Z', [19760302]],
    ['23/04/1976', [19760423]],
    ['04/23/1976', [19760423]],
    ['03/04/1976', [19760403, 19760304]],
    ['5.5.1988', [19880505]],
    ['2 March 1976', [19760302]],
    ['2nd of Mar, 1976', [19760302]],
    ['Mar 2, 1976', [19760302]],
    ['02-Mar-76', [19760302]],
    ['23/04/76', [19760423]],
    ['1997-52-12', [19975212]],
    ['not known', []],
    ['', []],
  ])('%s', (text, dates) => {
    expect(readDates(text)).toEqual(dates)
  })

  it('never throws and never invents more than four', () => {
    fc.assert(fc.property(fc.string({ maxLength: 40 }), (text) => readDates(text).length <= 4))
  })
})

describe('digitsOff', () => {
  it('counts wrong digits, a swap of neighbours once', () => {
    expect(digitsOff(19760302, 19760302)).toBe(0)
    expect(digitsOff(19760302, 19760308)).toBe(1)
    expect(digitsOff(19760302, 19670302)).toBe(1)
    expect(digitsOff(19760302, 19760911)).toBe(3)
  })

  it('swaps day and month', () => {
    expect(swapDayAndMonth(19930901)).toBe(19930109)
    expect(swapDayAndMonth(19930909)).toBe(0)
  })
})
