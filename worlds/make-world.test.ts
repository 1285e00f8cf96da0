import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { makeWorld, type WorldSummary } from './make-world.ts'

const home = mkdtempSync(join(tmpdir(), 'world-'))
const first = join(home, 'first')
const steps: string[] = []
let summary: WorldSummary

beforeAll(async () => {
  summary = await makeWorld({ patients: 300, mix: 'hk', seed: 9, out: first, onProgress: (step) => steps.push(step) })
})
afterAll(() => rmSync(home, { recursive: true }))

/** path -> SHA-256 of every file below a folder. */
function fingerprint(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort()
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  )
}

function csv(path: string): Record<string, string>[] {
  const text = readFileSync(path, 'utf8')
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data
}

describe('a world of 300 patients', () => {
  test('tells its steps and leaves nothing half-made behind', () => {
    expect(steps.at(0)).toBe('people')
    expect(steps.at(-1)).toBe('done')
    expect(readdirSync(first).sort()).toEqual(['leak', 'provider.yaml', 'roster.csv', 'truth'])
  })

  test('the same seed gives the same bytes, another seed others', async () => {
    const again = join(home, 'again')
    await makeWorld({ patients: 300, mix: 'hk', seed: 9, out: again })
    expect(fingerprint(again)).toEqual(fingerprint(first))
    await makeWorld({ patients: 300, mix: 'hk', seed: 10, out: again })
    expect(fingerprint(again)['/roster.csv']).not.toBe(fingerprint(first)['/roster.csv'])
  })

  test('the roster holds every patient once, the provider its facts', () => {
    const roster = csv(join(first, 'roster.csv'))
    expect(roster.length).toBe(300)
    expect(new Set(roster.map((row) => row['patient_id'])).size).toBe(300)
    expect(roster[0]).toHaveProperty('hkid')
    expect(roster.some((row) => row['safe_address'] === 'yes' && row['safe_address_lines'] !== '')).toBe(true)
    const provider = parse(readFileSync(join(first, 'provider.yaml'), 'utf8')) as Record<string, unknown>
    expect(provider).toMatchObject({ name: 'Harbour Clinic Group', based_in: 'HK', tz: 'Asia/Hong_Kong' })
    expect(Object.keys(provider['contact'] as object)).toEqual(['name', 'role', 'phone', 'email', 'address', 'web'])
  })

  test('about six patients in ten are hit, and about one person in ten of the leak is a stranger', () => {
    expect(summary.affected).toBeGreaterThan(150)
    expect(summary.affected).toBeLessThan(215)
    expect(summary.outsiders / (summary.affected + summary.outsiders)).toBeGreaterThan(0.06)
    expect(summary.outsiders / (summary.affected + summary.outsiders)).toBeLessThan(0.15)
    const people = csv(join(first, 'truth/people.csv'))
    expect(people.filter((row) => row['is_patient'] === 'true').length).toBe(summary.affected)
    expect(csv(join(first, 'truth/exposures.csv')).length).toBe(summary.exposures)
  })

  test('every loose file of the leak is an item of the truth, with its hash', () => {
    const items = new Map(csv(join(first, 'truth/items.csv')).map((row) => [row['item'], row['sha256']]))
    expect(items.size).toBe(summary.items)
    for (const [path, sha256] of Object.entries(fingerprint(join(first, 'leak'))))
      expect(items.get(path.slice(1)), path).toBe(sha256)
  })

  test('some files are locked, damaged or empty, and some occur twice under other names', () => {
    const items = csv(join(first, 'truth/items.csv'))
    const states = Map.groupBy(items, (row) => row['state']!)
    for (const state of ['encrypted', 'damaged', 'unsupported', 'empty'])
      expect(states.get(state)?.length, state).toBeGreaterThan(0)
    const copies = [...Map.groupBy(items, (row) => row['sha256']).values()].filter((same) => same.length > 1)
    expect(copies.length).toBeGreaterThan(3)
  })
})

describe('where a world may be made', () => {
  test('a folder with other files in it is left alone', async () => {
    const busy = mkdtempSync(join(home, 'busy-'))
    writeFileSync(join(busy, 'thesis.txt'), 'years of work')
    await expect(makeWorld({ patients: 20, mix: 'hk', seed: 1, out: busy })).rejects.toThrow(/thesis\.txt/)
    expect(readFileSync(join(busy, 'thesis.txt'), 'utf8')).toBe('years of work')
  })

  test.each(['us', 'gb'] as const)('a tiny %s world is complete too', async (mix) => {
    const out = join(home, mix)
    const { affected, items } = await makeWorld({ patients: 25, mix, seed: 2, out })
    expect(affected).toBeGreaterThan(5)
    expect(items).toBeGreaterThan(50)
    expect(csv(join(out, 'roster.csv'))[0]).toHaveProperty(mix === 'us' ? 'ssn' : 'nhs_number')
  })
})
