import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readData } from '../../base/data.ts'
import { taxonomy } from '../elements/index.ts'
import { isByDesignation, knownRoles } from './capacities.ts'
import type { DutyRecord } from './duty-record.ts'
import { timelineKeys, yesNoJudgements } from './facts.ts'
import { checkDuties, lawFiles, loadDuties } from './load-duties.ts'
import { conditions, elementWords, excludeWords, fits, kinds, questions } from './supplements.ts'

const duties = loadDuties()
const sources = ['duties-apac-africa-latam.yaml', 'duties-us-canada-europe.yaml'].map((name) => `../shared/law/${name}`)

describe('the law data', () => {
  test('holds 391 duties, each id once', () => {
    expect(duties).toHaveLength(391)
    expect(new Set(duties.map(({ id }) => id)).size).toBe(391)
  })

  test('one law lies in one file', () => {
    const homes = new Map<string, Set<string>>()
    for (const path of lawFiles())
      for (const { jurisdiction, law } of readData(path) as DutyRecord[])
        homes.set(`${jurisdiction} ${law}`, (homes.get(`${jurisdiction} ${law}`) ?? new Set()).add(path))
    for (const [law, paths] of homes) expect([...paths], law).toHaveLength(1)
  })

  test('a recommended or uncommenced record exists, so the rules about them are exercised', () => {
    expect(duties.filter(({ binding }) => binding === 'recommended').length).toBe(13)
    expect(duties.filter(({ in_force }) => in_force.from === null).length).toBe(12)
  })

  const there = sources.every((path) => existsSync(path))
  describe.skipIf(!there)(`against ../shared/law${there ? '' : ' (skipped: the folder is not there)'}`, () => {
    test('every record is whole and unchanged', () => {
      const original = sources.flatMap((path) => parse(readFileSync(path, 'utf8')) as DutyRecord[])
      const ours = new Map(duties.map((record) => [record.id, record]))
      expect(original).toHaveLength(391)
      for (const record of original) expect(ours.get(record.id), record.id).toEqual(record)
    })
  })
})

describe('a broken file is refused and named', () => {
  const good = () => structuredClone(duties.find(({ id }) => id === 'us-tx-ag')!) as unknown as Record<string, unknown>
  const check = (record: unknown) => () =>
    checkDuties([{ path: 'duties/us-tx/breach-statute.yaml', content: [record] }])

  test('a good record passes', () => expect(check(good())).not.toThrow())
  test('not a list', () =>
    expect(() => checkDuties([{ path: 'duties/us-tx/x.yaml', content: {} }])).toThrow(/us-tx\/x\.yaml is not a list/))
  test('an unknown key', () => expect(check({ ...good(), deadline: 3 })).toThrow(/us-tx-ag/))
  test('a missing key', () => {
    const { penalty: _, ...rest } = good()
    expect(check(rest)).toThrow(/us-tx-ag/)
  })
  test('a word outside its list', () =>
    expect(check({ ...good(), binding: 'binding' })).toThrow(/us-tx-ag at \/binding/))
  test('the wrong folder', () => expect(check({ ...good(), jurisdiction: 'US-OH' })).toThrow(/belongs in us-oh/))
  test('a limit without a counting rule', () =>
    expect(check({ ...good(), clock: { ...(good()['clock'] as object), counting: null } })).toThrow(
      /without a counting rule/,
    ))
  test('the same id twice', () =>
    expect(() =>
      checkDuties([
        { path: 'duties/us-tx/a.yaml', content: [good()] },
        { path: 'duties/us-tx/b.yaml', content: [good()] },
      ]),
    ).toThrow(/repeats the id "us-tx-ag" of data\/duties\/us-tx\/a\.yaml/))
})

describe('the words around the records', () => {
  const ids = new Set(duties.map(({ id }) => id))
  const isRecord = (pattern: string) => duties.some(({ id }) => fits(pattern, id))

  test('every condition names records, stages, judgements and places in time that exist', () => {
    for (const condition of conditions) {
      for (const pattern of condition.ids) expect(isRecord(pattern), pattern).toBe(true)
      const inverse = condition.inverse_of === undefined ? [] : [condition.inverse_of]
      for (const id of [
        ...(condition.replaced_by ?? []),
        ...(condition.displaced_by ?? []),
        ...(condition.when_any_of ?? []),
        ...inverse,
      ])
        expect(ids, id).toContain(id)
      if (condition.asks !== undefined) expect(yesNoJudgements).toContain(condition.asks)
      if (condition.starts !== undefined) expect(timelineKeys).toContain(condition.starts)
      for (const [name, key] of Object.entries(condition.stages_from ?? {})) {
        expect(timelineKeys).toContain(key)
        expect(
          duties.some(({ stages }) => stages.some((stage) => stage.name === name)),
          name,
        ).toBe(true)
      }
    }
  })

  test('every element word of a record means something', () => {
    const known = new Set([
      'any',
      ...taxonomy.flatMap(({ element, law }) => [element, ...law]),
      ...Object.keys(elementWords),
    ])
    for (const { id, trigger } of duties)
      for (const word of trigger.elements) expect(known, `${id}: ${word}`).toContain(word)
  })

  test('every role of a record is known, and every word for an exclusion is used', () => {
    for (const { id, applies_to } of duties)
      for (const role of applies_to.roles)
        expect(role === 'any-organisation' || knownRoles.includes(role), `${id}: ${role}`).toBe(true)
    const used = new Set(duties.flatMap(({ trigger }) => trigger.excludes))
    const words = [
      ...excludeWords.encryption,
      ...Object.keys(excludeWords.outside),
      ...Object.keys(excludeWords.deemed),
      ...excludeWords.content_only,
    ]
    for (const word of words) expect(used, word).toContain(word)
    expect(isByDesignation('critical-infrastructure-operator')).toBe(true)
  })

  test('every judgement has its question, and a kind answers only judgements', () => {
    for (const name of ['risk', ...yesNoJudgements]) expect(questions[name], name).toBeDefined()
    for (const answers of Object.values(kinds))
      for (const name of Object.keys(answers)) expect(yesNoJudgements).toContain(name)
  })
})
