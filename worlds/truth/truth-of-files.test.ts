import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readData } from '../../base/data.ts'
import { makeClinic } from '../clinic/clinic.ts'
import { makeWorld } from '../make-world.ts'
import { makePeople } from '../people/make-people.ts'
import type { Person } from '../people/person.ts'
import { readLeak } from '../reading/read-leak.ts'
import { shownElements } from './elements.ts'

const out = mkdtempSync(join(tmpdir(), 'truth-'))
const seed = 21
const patients = 300
let texts: Map<string, string>
/** item -> "chart element" of its truth; outsiders by the number that the leak shows. */
const truth = new Map<string, Set<string>>()
const people: Person[] = makePeople('hk', seed, patients, 20)

beforeAll(async () => {
  await makeWorld({ patients, mix: 'hk', seed, out })
  texts = await readLeak(join(out, 'leak'))
  const charts = new Map(people.map((person) => [person.id, person.chart]))
  for (const { person, element, item } of csv('truth/exposures.csv')) {
    if (!truth.has(item!)) truth.set(item!, new Set())
    truth.get(item!)!.add(`${charts.get(person!)} ${element}`)
  }
})
afterAll(() => rmSync(out, { recursive: true }))

const csv = (path: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(readFileSync(join(out, path), 'utf8'), { header: true, skipEmptyLines: true }).data

/** Charts whose `element` the truth gives to the item. */
const trueCharts = (item: string, element: string): string[] =>
  [...(truth.get(item) ?? [])].filter((pair) => pair.endsWith(` ${element}`)).map((pair) => pair.split(' ')[0]!)

/** What another reader finds in an item's text: values of one kind, by the person they belong to. */
function readCharts(
  text: string,
  pattern: RegExp,
  owners: Map<string, string>,
  plain: (value: string) => string,
): string[] {
  const found = new Set<string>()
  for (const [value] of text.matchAll(pattern)) {
    const owner = owners.get(plain(value))
    if (owner !== undefined) found.add(owner)
  }
  return [...found]
}

describe('the truth says what another reader finds in the files', () => {
  test('every kind of file can be read by this test', () => {
    const endings = new Set([...texts.keys()].map((item) => item.split('.').at(-1)))
    for (const ending of [
      'csv',
      'sql',
      'xlsx',
      'sqlite',
      'hl7',
      'ndjson',
      'mbox',
      'eml',
      'pdf',
      'docx',
      'txt',
      'rtf',
      'html',
      'xml',
      'json',
    ])
      expect(endings, ending).toContain(ending)
  })

  test.each([
    ['hkid', /[A-Z]{1,2}\d{6}\(?[\dA]\)?/g, (person: Person) => person.nationalId.replace(/[()]/g, '')],
    ['email', /[\w.]+@[\w.]+\w/g, (person: Person) => person.email],
    ['medical-record-number', /HC\d{7}/g, (person: Person) => person.chart],
  ] as const)('%s: in each item exactly the people whose value stands in it', (element, pattern, valueIn) => {
    const owners = new Map(
      people.filter((person) => valueIn(person) !== '').map((person) => [valueIn(person), person.chart]),
    )
    let compared = 0
    for (const [item, text] of texts) {
      // A scan holds a picture only: what it shows was printed by the same hand as the other reports.
      if (item.startsWith('shares/scans/')) expect(text).toBe('')
      if (text === '') continue
      // The practice bought years ago counts its patients in its own way.
      if (item.startsWith('old-clinic/') && element === 'medical-record-number') continue
      const read = readCharts(text, pattern, owners, (value) =>
        element === 'hkid' ? value.replace(/[()]/g, '') : value,
      )
      expect(read.sort(), item).toEqual(trueCharts(item, element).sort())
      compared += read.length
    }
    expect(compared).toBeGreaterThan(150)
  })

  test('a phone is in the truth wherever a number that belongs to one person only stands in the file', () => {
    const mobiles = Map.groupBy(people, ({ mobile }) => mobile)
    for (const [item, text] of texts) {
      const digits = text.replace(/(\d{4})[ -](\d{4})/g, '$1$2')
      const mine = new Set(trueCharts(item, 'phone'))
      const kin = new Set(trueCharts(item, 'next-of-kin'))
      for (const [mobile, [owner, ...others]] of mobiles) {
        if (others.length > 0 || !new RegExp(`(?<!\\d)${mobile}(?!\\d)`).test(digits)) continue
        const relative = people.some(
          (person) => kin.has(person.chart) && (person.guardian ?? person.kin)?.phone === mobile,
        )
        expect(mine.has(owner!.chart) || relative, `${item} ${mobile}`).toBe(true)
      }
    }
  })
})

describe('health data', () => {
  test('each visit of the clinic export gives its patient the code, the diagnosis and what they reveal', () => {
    const flags = new Map(makeClinic('hk', seed).catalogue.map(({ code, key }) => [code, key]))
    const revealing: Record<string, string> = {
      hiv: 'hiv',
      depression: 'mental-health',
      syphilis: 'sexual-health',
      opioid: 'substance-use',
      pregnancy: 'reproductive-health',
    }
    const item = 'clinic-export/visits.csv'
    for (const row of csv(`leak/${item}`)) {
      for (const element of ['appointment', 'icd-code', 'diagnosis', 'clinical-note', 'billing'])
        expect(truth.get(item)).toContain(`${row['patient_id']} ${element}`)
      const flag = revealing[flags.get(row['icd10']!)!]
      if (flag !== undefined) expect(truth.get(item)).toContain(`${row['patient_id']} ${flag}`)
    }
  })

  test('a flag is never given without a condition, drug or test that reveals it', () => {
    const text = texts.get('db/clinic_20260927.sql')!
    const hiv = trueCharts('db/clinic_20260927.sql', 'hiv')
    const lines = text.split('\n').filter((line) => /\bB20\b|HIV|Bictegravir|Dolutegravir|CD4/.test(line))
    expect(new Set(lines.map((line) => line.match(/HC\d{7}/)![0]))).toEqual(new Set(hiv))
  })

  test('a drug named in a note is a medication of that patient', () => {
    const drugs = new Set(makeClinic('hk', seed).catalogue.flatMap(({ drugs }) => drugs.map(({ name }) => name)))
    const item = 'clinic-export/visits.csv'
    const medicated = new Set(trueCharts(item, 'medication'))
    for (const row of csv(`leak/${item}`)) {
      const named = [...drugs].some((drug) => row['notes']!.includes(` ${drug} `))
      if (named) expect(medicated).toContain(row['patient_id'])
    }
  })
})

describe('words and letters', () => {
  test('elements are those of the taxonomy', () => {
    const names = (readData('elements/taxonomy.yaml') as { elements: { element: string }[] }).elements.map(
      ({ element }) => element,
    )
    for (const element of shownElements) expect(names).toContain(element)
  })

  test('the old clinic keeps Chinese in Big5-HKSCS', () => {
    const item = 'old-clinic/病人資料.csv'
    const text = iconv.decode(readFileSync(join(out, 'leak', item)), 'big5-hkscs')
    const rows = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data
    expect(rows.length).toBeGreaterThan(3)
    const names = new Set(people.map(({ chinese }) => chinese))
    for (const row of rows) {
      expect(names).toContain(row['中文姓名'])
      expect(row['病人編號']).toMatch(/^T\d{7}$/)
    }
    expect(rows.length).toBe(trueCharts(item, 'medical-record-number').length)
  })
})
