import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseName } from './parse-name.ts'

function has(printed: string, family: string, given: string, alias?: string): void {
  const parsed = parseName(printed)
  expect(parsed.readings.map((reading) => `${reading.family}|${reading.given}`)).toContain(`${family}|${given}`)
  if (alias !== undefined) expect(parsed.aliases).toContain(alias)
}

describe('parseName', () => {
  it('reads the orders that clinics print', () => {
    has('CHAN Tai Man', 'chan', 'tai man')
    has('Chan, Tai-Man', 'chan', 'tai man')
    has('陳大文', '陳', '大文')
    has('陳 大文', '陳', '大文')
    has('歐陽小明', '歐陽', '小明')
    has('Tai Man Chan', 'chan', 'tai man')
    has('Chan Tai Man', 'chan', 'tai man')
    has('TAI MAN', '', 'tai man')
    has("Ms Orla O'Brannigan", 'obrannigan', 'orla')
  })

  it('takes English names off Chinese ones', () => {
    has('Wong Siu Ming, Peter', 'wong', 'siu ming', 'peter')
    has('CHAN Tai Man David', 'chan', 'tai man', 'david')
    has('David Chan Tai Man', 'chan', 'tai man', 'david')
    has('Yoyo Shan-Lam Lam', 'lam', 'shan lam', 'yoyo')
  })

  it('keeps both names of a two-script print', () => {
    has('LAM Siu Ying 林小瑩', 'lam', 'siu ying')
    has('LAM Siu Ying 林小瑩', '林', '小瑩')
    has('Chan Tai Man (David)', 'chan', 'tai man', 'david')
  })

  it('says when the order is a guess', () => {
    expect(parseName('CHAN Tai Man').readings.every((reading) => !reading.guessed)).toBe(true)
    expect(parseName('David Chan').readings.every((reading) => reading.guessed)).toBe(true)
  })

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const parsed = parseName(text)
        for (const { family, given } of parsed.readings) expect(family + given).not.toBe('')
      }),
    )
    expect(parseName('(((((((((((('.repeat(2000)).readings).toEqual([])
  })
})
