import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readData } from '../../base/data.ts'
import { elementIndex, elementNames, taxonomy } from './taxonomy.ts'

interface Entry {
  element: string
  name: { en: string; 'zh-Hant': string }
  sensitivity: string[]
  harm: string[]
  law: string[]
}
const entries = taxonomy as unknown as Entry[]
const exceptions = (readData('elements/taxonomy.yaml') as { law_words_without_element: Record<string, string> })
  .law_words_without_element
const sensitivities =
  'identifying contact official-id health special-category shame insurance financial credential security-answer location online work third-party'.split(
    ' ',
  )
const harms =
  'identity-theft medical-fraud financial-fraud account-takeover phishing embarrassment discrimination extortion stalking physical-safety'.split(
    ' ',
  )

describe('the taxonomy', () => {
  it('is complete for every element', () => {
    for (const { element, name, sensitivity, harm } of entries) {
      expect(name.en, element).toMatch(/^\S.*\S$/)
      expect(name['zh-Hant'], element).toMatch(/\p{Script=Han}/u)
      expect(
        sensitivity.filter((word) => !sensitivities.includes(word)),
        element,
      ).toEqual([])
      expect(
        harm.filter((word) => !harms.includes(word)),
        element,
      ).toEqual([])
      if (element !== 'record-key') expect(harm.length, element).toBeGreaterThan(0)
    }
  })

  it('reads well in a letter: "The files contained your ..."', () => {
    for (const { element, name } of entries) {
      expect(name.en, element).not.toMatch(/^(?:your|the|an?)\b|[.:;]$|-\w+-\w+-/i)
      // Sentence case: capitals only in names and abbreviations.
      if (!/^(?:Hong|Social|NHS|National|Medicare|Aadhaar|IP|HIV)/.test(name.en))
        expect(name.en[0], element).toBe(name.en[0]!.toLowerCase())
      expect(name.en.split(' ').length, element).toBeLessThanOrEqual(8)
    }
    expect(new Set(entries.map(({ name }) => name.en)).size).toBe(entries.length)
    expect(new Set(entries.map(({ name }) => name['zh-Hant'])).size).toBe(entries.length)
  })

  it('uses no simplified characters in Hong Kong names', () => {
    for (const { name } of entries) expect(name['zh-Hant']).not.toMatch(/[码号证医药诊疗资讯险电话邮护国业营记录编图]/)
  })

  it('keeps its order: findings store positions', () => {
    expect(elementNames[0]).toBe('name')
    expect(elementNames.at(-1)).toBe('record-key')
    expect(elementIndex('hkid')).toBe(elementNames.indexOf('hkid'))
    expect(() => elementIndex('shoe-size')).toThrow('no element "shoe-size"')
  })
})

const law = ['duties-apac-africa-latam.yaml', 'duties-us-canada-europe.yaml'].map((file) => `../shared/law/${file}`)
const lawHere = law.every((file) => existsSync(file))

describe.skipIf(!lawHere)(`the words of the law data${lawHere ? '' : ' (skipped: ../shared/law is not here)'}`, () => {
  it('each is some element, or an exception with its reason', () => {
    const known = new Set(entries.flatMap((entry) => entry.law))
    const used = new Set<string>()
    for (const file of law) {
      const read = parse(readFileSync(file, 'utf8')) as
        | { trigger?: { elements?: string[] } }[]
        | Record<string, { trigger?: { elements?: string[] } }[]>
      const records = Array.isArray(read) ? read : Object.values(read).flat()
      for (const record of records) for (const word of record.trigger?.elements ?? []) used.add(word)
    }
    expect(used.size).toBeGreaterThan(30)
    expect([...used].filter((word) => !known.has(word) && exceptions[word] === undefined)).toEqual([])
    for (const reason of Object.values(exceptions)) expect(reason.length).toBeGreaterThan(10)
  })
})
