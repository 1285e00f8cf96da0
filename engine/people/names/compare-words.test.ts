import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWords, Likeness, likenessWords } from './compare-words.ts'
import { describeName, type NameRole } from './name-word.ts'

function likeness(role: NameRole, a: string, b: string): string {
  return likenessWords[compareWords(describeName(a, role)!, describeName(b, role)!)]!
}

describe('given names', () => {
  it.each([
    ['Tai Man', 'Taiman', 'equal'],
    ['Tai-Man', 'Dai Mun', 'one syllable differs'],
    ['Kei Sau', 'Gei Shau', 'same sound'],
    ['大文', 'Tai Man', 'same sound'],
    ['大文', 'Dawen', 'same sound'],
    ['大文', '大文', 'equal'],
    ['诗慧', '詩慧', 'equal'],
    ['詩慧', '詩穎', 'one syllable differs'],
    ['嘉秀', 'K S', 'initial'],
    ['Jonathan', 'J', 'initial'],
    ['Wai M', 'Wai Man', 'initial'],
    ['Robert', 'Bob', 'variant'],
    ['Mohammed', 'Muhammad', 'variant'],
    ['Fatma', 'Fatima', 'variant'],
    ['Rosalinda', 'Rosalinda Inez', 'one of several'],
    ['Elinor', 'Elimor', 'one letter off'],
    ['David', 'Tai Man', 'other kind of name'],
    ['Gwendolyn', 'Tai Man', 'other kind of name'],
    ['Jenn', 'Jennifer', 'similar'],
    ['Wing Sze', 'Wing Kei', 'one syllable differs'],
    ['Wai Man', 'Wai Wan', 'similar'],
    ['Oskar', 'Rosalinda', 'differs'],
    ['Tai Man', 'Siu Ying', 'differs'],
    ['大文', '小瑩', 'differs'],
  ])('%s and %s: %s', (a, b, how) => {
    expect(likeness('given', a, b)).toBe(how)
  })
})

describe('family names', () => {
  it.each([
    ['Chan', '陳', 'same sound'],
    ['Chen', '陳', 'same sound'],
    ['Chan', 'Chen', 'variant'],
    ['Ng', '吳', 'same sound'],
    ['Wu', '吳', 'same sound'],
    ['Au Yeung', 'Auyeung', 'equal'],
    ['Ouyang', '歐陽', 'same sound'],
    ['Tsang', 'Jang', 'same sound'],
    ['Quintanilla', 'Quintanilla Obregon', 'one of several'],
    ['Chaudhry', 'Choudhury', 'variant'],
    ['Al-Hamdoun', 'Al-Sabbouri', 'differs'],
    ['Lam', 'Wong', 'differs'],
    ['Mg', 'Ng', 'similar'],
    ['Ho', 'Lo', 'differs'],
  ])('%s and %s: %s', (a, b, how) => {
    expect(likeness('family', a, b)).toBe(how)
  })
})

describe('compareWords', () => {
  it('is symmetric, and equal to itself', () => {
    const part = fc.constantFrom(
      'tai',
      'man',
      'ka',
      'david',
      'bob',
      'robert',
      'j',
      'maria',
      'elena',
      '大文',
      '小明',
      'nguyen',
      'siobhan',
    )
    const name = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '))
    fc.assert(
      fc.property(name, name, fc.constantFrom('family' as const, 'given' as const), (a, b, role) => {
        const left = describeName(a, role)!
        const right = describeName(b, role)!
        expect(compareWords(left, right)).toBe(compareWords(right, left))
        expect(compareWords(left, left)).toBe(Likeness.equal)
      }),
    )
  })

  it('tells apart invented people whose names sound different, across scripts', () => {
    const people: [string, string][] = [
      ['大文', 'Tai Man'],
      ['小瑩', 'Siu Ying'],
      ['嘉欣', 'Ka Yan'],
      ['志強', 'Chi Keung'],
      ['美玲', 'Mei Ling'],
      ['俊傑', 'Chun Kit'],
      ['詠詩', 'Wing Sze'],
      ['國華', 'Kwok Wah'],
      ['淑儀', 'Shuk Yee'],
      ['偉明', 'Wai Ming'],
    ]
    for (const [han] of people)
      for (const [other, latin] of people)
        expect([han, latin, likeness('given', han, latin) === 'same sound']).toEqual([han, latin, han === other])
  })
})
