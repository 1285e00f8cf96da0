import { describe, expect, test } from 'vitest'
import { hasCorpus, scoreIdentifiers, scoreMeddocan, scoreNeutral, scoreResearch } from '../../../bench/text-scores.ts'

const absent = hasCorpus ? '' : ' (skipped: ../shared/corpus is not on this machine)'

describe.skipIf(!hasCorpus)(`corpora with known answers${absent}`, () => {
  test('nine in ten of the identifier cases of other tools for the types we claim', () => {
    const { right, cases } = scoreIdentifiers()
    expect(right / cases).toBeGreaterThanOrEqual(0.9)
  })

  test('generated sentences: identifiers nearly all, names most', () => {
    const scores = new Map(scoreResearch('generated_small.json').map((score) => [score.type, score]))
    for (const type of ['EMAIL_ADDRESS', 'CREDIT_CARD', 'US_SSN', 'IP_ADDRESS', 'DOMAIN_NAME']) {
      expect(scores.get(type)!.recall, type).toBeGreaterThanOrEqual(0.99)
      expect(scores.get(type)!.precision, type).toBeGreaterThanOrEqual(0.99)
    }
    expect(scores.get('PHONE_NUMBER')!.recall).toBeGreaterThanOrEqual(0.9)
    expect(scores.get('PHONE_NUMBER')!.precision).toBeGreaterThanOrEqual(0.9)
    expect(scores.get('PERSON')!.recall).toBeGreaterThanOrEqual(0.7)
    expect(scores.get('PERSON')!.precision).toBeGreaterThanOrEqual(0.75)
  })

  test('Spanish clinical cases: labelled names, numbers and addresses', () => {
    const scores = new Map(scoreMeddocan().map((score) => [score.type, score]))
    expect(scores.get('NOMBRE')!.recall).toBeGreaterThanOrEqual(0.95)
    expect(scores.get('CORREO_ELECTRONICO')!.recall).toBeGreaterThanOrEqual(0.95)
    expect(scores.get('NUMERO_TELEFONO')!.recall).toBeGreaterThanOrEqual(0.95)
    expect(scores.get('ID_ASEGURAMIENTO')!.recall).toBeGreaterThanOrEqual(0.95)
    expect(scores.get('CALLE')!.precision).toBeGreaterThanOrEqual(0.95)
  })
})

test('a megabyte of logs without anybody in it gives nothing', () => {
  expect(scoreNeutral(1_000_000)).toEqual({})
})
