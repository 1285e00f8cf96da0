import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeWorld } from '../make-world.ts'
import { makePeople } from '../people/make-people.ts'
import type { Person } from '../people/person.ts'
import { readLeak } from '../reading/read-leak.ts'

const seed = 4
const patients = 120

/** What stands for whom in the files of a mix, and how a second reader sees it. */
const marks = {
  us: {
    ssn: { pattern: /(?<![\d-])\d{3}-\d\d-\d{4}(?!\d)/g, of: (person: Person) => person.nationalId },
    'medical-record-number': { pattern: /(?<![A-Z\d])M\d{7}(?!\d)/g, of: (person: Person) => person.chart },
    'us-mbi': { pattern: /[1-9][A-Z][A-Z\d]\d-[A-Z][A-Z\d]\d-[A-Z]{2}\d\d/g, of: (person: Person) => person.mbi },
  },
  gb: {
    'nhs-number': {
      pattern: /(?<!\d)\d{3} ?\d{3} ?\d{4}(?!\d)/g,
      of: (person: Person) => person.nationalId.replaceAll(' ', ''),
    },
    'medical-record-number': { pattern: /WR\d{7}/g, of: (person: Person) => person.chart },
  },
}

describe.each(['us', 'gb'] as const)('the truth of a %s world', (mix) => {
  const out = mkdtempSync(join(tmpdir(), 'abroad-'))
  const people = makePeople(mix, seed, patients, 8)
  const charts = new Map(people.map(({ id, chart }) => [id, chart]))
  let texts: Map<string, string>
  let truth: Map<string, string[]>

  beforeAll(async () => {
    await makeWorld({ patients, mix, seed, out })
    texts = await readLeak(join(out, 'leak'))
    const rows = Papa.parse<Record<string, string>>(readFileSync(join(out, 'truth/exposures.csv'), 'utf8'), {
      header: true,
      skipEmptyLines: true,
    }).data
    const grouped = Map.groupBy(rows, ({ item, element }) => `${item} ${element}`)
    truth = new Map([...grouped].map(([key, same]) => [key, same.map(({ person }) => charts.get(person!)!).sort()]))
  })
  afterAll(() => rmSync(out, { recursive: true }))

  test.each(Object.entries(marks[mix]))('%s stands exactly where the truth says', (element, { pattern, of }) => {
    const owners = new Map(people.filter((person) => of(person) !== '').map((person) => [of(person), person.chart]))
    const plain = (value: string) => (element === 'nhs-number' ? value.replaceAll(' ', '') : value)
    let compared = 0
    for (const [item, text] of texts) {
      if (text === '') continue
      const read = new Set(
        [...text.matchAll(pattern)].map(([value]) => owners.get(plain(value))).filter((owner) => owner !== undefined),
      )
      expect([...read].sort(), item).toEqual(truth.get(`${item} ${element}`) ?? [])
      compared += read.size
    }
    expect(compared).toBeGreaterThan(0)
  })

  test('nothing Chinese is left in it', () => {
    for (const [item, text] of texts) expect(/[\u4e00-\u9fff]/.test(item + text), item).toBe(false)
  })
})
