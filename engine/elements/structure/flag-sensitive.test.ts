import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readData } from '../../../base/data.ts'
import { elementIndex, elementNames } from '../taxonomy.ts'
import { flagsOfIcd, flagsOfText } from './flag-sensitive.ts'

const named = (indexes: readonly number[]) => indexes.map((index) => elementNames[index]).join(' ')

describe('what words reveal', () => {
  it.each([
    ['Started dolutegravir/lamivudine', 'hiv'],
    ['HIV-1 antibody: negative', 'hiv'],
    ['diagnosed with AIDS in 1998', 'hiv'],
    ['hearing aids fitted', ''],
    ['lamivudine for hepatitis B', ''],
    ['Major depressive disorder, recurrent', 'mental-health'],
    ['ST depression in V4-V6', ''],
    ['respiratory depression after morphine', ''],
    ['Lithium carbonate 400 mg', 'mental-health'],
    ['schizophreniform disorder', 'mental-health'],
    ['Methadone 60 mg daily', 'substance-use'],
    ['non-alcoholic fatty liver disease', ''],
    ['alcoholic liver disease', 'substance-use'],
    ['Chlamydia trachomatis PCR positive', 'sexual-health'],
    ['Chlamydia pneumoniae', ''],
    ['std deviation 2.1', ''],
    ['STD screen', 'sexual-health'],
    ['Normal pregnancy (finding)', 'reproductive-health'],
    ['BRCA1 mutation carrier', 'genetic-data'],
    ['Victim of intimate partner abuse (finding)', 'abuse-or-violence'],
    ['病人懷孕12週，情緒低落，抑鬱', 'reproductive-health mental-health'],
    ['愛滋病病毒抗體', 'hiv'],
    ['非酒精性脂肪肝', ''],
    ['Depresión mayor', 'mental-health'],
    ['Essential hypertension, amlodipine', ''],
    ['', ''],
  ])('%s: %s', (text, flags) => {
    expect(named(flagsOfText(text))).toBe(flags)
  })

  it('takes whole words only', () => {
    expect(flagsOfText('shivering, archived, overdepression')).toEqual([])
  })
})

describe('what codes reveal', () => {
  it.each([
    ['B20', 'hiv'],
    ['B24.9', 'hiv'],
    ['Z21', 'hiv'],
    ['F32.1', 'mental-health'],
    ['f321', 'mental-health'],
    ['F10.2', 'substance-use'],
    ['F17.2', ''],
    ['A53.9', 'sexual-health'],
    ['O9A.1', 'reproductive-health'],
    ['O99', 'reproductive-health'],
    ['Z38.0', ''],
    ['Z32.1', 'reproductive-health'],
    ['Q90.9', 'genetic-data'],
    ['T74.1', 'abuse-or-violence'],
    ['O98.7', 'reproductive-health hiv'],
    ['J06.9; F41.1', 'mental-health'],
    ['I10', ''],
    ['195662009', ''],
  ])('%s: %s', (code, flags) => {
    expect(named(flagsOfIcd(code))).toBe(flags)
  })
})

describe('against the slow, obvious version', () => {
  const data = readData('elements/sensitive-terms.yaml') as {
    flags: { element: string; words: string[]; exact?: string[]; han: string[] }[]
    harmless: string[]
  }
  const plainWords = data.flags.flatMap((flag) =>
    flag.words.filter((word) => !word.endsWith('*')).map((word) => ({ word, element: flag.element })),
  )

  it('each term alone reveals its element', () => {
    for (const { word, element } of plainWords)
      expect(flagsOfText(`x ${word.toUpperCase()} y`), word).toContain(elementIndex(element))
    for (const flag of data.flags)
      for (const word of flag.han) expect(flagsOfText(`她${word}了`), word).toContain(elementIndex(flag.element))
  })

  it('each harmless phrase reveals nothing', () => {
    for (const phrase of data.harmless) expect(flagsOfText(phrase), phrase).toEqual([])
  })

  it('terms among other words are all found', () => {
    const term = fc.constantFrom(...plainWords)
    const filler = fc.constantFrom('the', 'patient', 'reports', 'today', '12', 'mg')
    fc.assert(
      fc.property(fc.array(fc.tuple(term, filler), { maxLength: 6 }), (pieces) => {
        const text = pieces.map(([{ word }, other]) => `${word}, ${other}`).join('. ')
        const found = flagsOfText(text)
        for (const [{ element }] of pieces) expect(found).toContain(elementIndex(element))
      }),
    )
  })

  it('never fails, and answers in order', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'grapheme' }), (text) => {
        const found = [...flagsOfIcd(text)]
        expect(found).toEqual([...found].sort((a, b) => a - b))
      }),
    )
  })
})
