import { describe, expect, it } from 'vitest'
import { foldSyllable, isCantoneseSyllable, soundsOfCharacter } from './cantonese.ts'

describe('Cantonese sounds', () => {
  it.each([
    ['tsang', 'jang'],
    ['chi', 'ji'],
    ['ka', 'gar'],
    ['kei', 'gei'],
    ['sau', 'shau'],
    ['ip', 'yip'],
    ['lee', 'lei'],
    ['law', 'loh'],
    ['tsui', 'chui'],
    ['kum', 'gam'],
    ['sze', 'si'],
    ['kwok', 'gwok'],
    ['chow', 'jau'],
    ['yue', 'yu'],
    ['mui', 'mooi'],
  ])('%s and %s sound alike', (a, b) => {
    expect(foldSyllable(a)).toBe(foldSyllable(b))
    expect(foldSyllable(a)).not.toBeNull()
  })

  it.each([
    ['chan', 'cheung'],
    ['chan', 'chung'],
    ['lam', 'leung'],
    ['wai', 'wing'],
    ['ho', 'hau'],
    ['kong', 'kwong'],
    ['man', 'mun'],
    ['tse', 'tsz'],
  ])('%s and %s are told apart', (a, b) => {
    expect(foldSyllable(a)).not.toBe(foldSyllable(b))
  })

  it('knows what cannot be a syllable', () => {
    expect(['david', 'str', 'xyzzy', ''].map(isCantoneseSyllable)).toEqual([false, false, false, false])
    expect(['tai', 'man', 'kuen', 'ng'].map(isCantoneseSyllable)).toEqual([true, true, true, true])
  })

  it('reads characters in either script, with the readings that surnames take', () => {
    expect(soundsOfCharacter('陳')).toEqual(soundsOfCharacter('陈'))
    expect(soundsOfCharacter('區')).toContain(foldSyllable('au'))
    expect(soundsOfCharacter('曾')).toContain(foldSyllable('tsang'))
  })
})
