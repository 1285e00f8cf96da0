import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Papa from 'papaparse'
import { elementNames } from '../engine/elements/index.ts'
import { elementName } from '../office/notices/letter-templates.ts'
import { makeWorld } from '../worlds/index.ts'
import { writeResult } from './report/write-result.ts'

/**
 * Reads every letter of a demo as a stranger would, and holds it against the register and the roster:
 * `./cordon bench letters [--patients 16000]` (about 10,000 letters). A letter may name only elements that its reader had exposed, and must hold no
 * value of anybody else: every number, birth date, e-mail and name of every roster patient is searched in it.
 */
const { values } = parseArgs({ options: { patients: { type: 'string', default: '16000' } } })
const root = new URL('../', import.meta.url).pathname
const work = mkdtempSync(join(tmpdir(), 'cordon-letters-'))
const world = join(work, 'world')
await makeWorld({ patients: Number(values.patients), mix: 'hk', seed: 11, out: world })
const scope = [
  'scope',
  join(world, 'leak'),
  '--roster',
  join(world, 'roster.csv'),
  '--provider',
  join(world, 'provider.yaml'),
  '--out',
  join(work, 'case'),
]
if (spawnSync(process.execPath, [join(root, 'apps/cli/main.ts'), ...scope], { stdio: 'inherit' }).status !== 0)
  process.exit(1)

type Row = Record<string, string>
const table = (path: string): Row[] =>
  Papa.parse<Row>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data
const people = new Map(table(join(work, 'case', 'people.csv')).map((row) => [row['person_id']!, row]))
const roster = new Map(table(join(world, 'roster.csv')).map((row) => [row['patient_id']!, row]))

/** Values that belong to one patient only, with their owner: identity numbers, phones, e-mails, patient numbers. */
const owners = new Map<string, Set<string>>()
for (const [id, row] of roster)
  for (const column of ['patient_id', 'hkid', 'phone', 'mobile', 'email', 'policy_number', 'insurance_policy']) {
    const value = row[column]
    if (value !== undefined && value.length >= 6) owners.set(value, (owners.get(value) ?? new Set()).add(id))
  }
const byName = new Map(elementNames.map((element) => [elementName(element, 'en'), element]))

let letters = 0
let unexposed = 0
let foreign = 0
let incomplete = 0
const unspoken = new Set([
  'hiv',
  'mental-health',
  'sexual-health',
  'reproductive-health',
  'substance-use',
  'genetic-data',
  'abuse-or-violence',
  'sexual-orientation',
])
const examples: string[] = []
for (const folder of readdirSync(join(work, 'case', 'letters')))
  for (const file of readdirSync(join(work, 'case', 'letters', folder)).filter((name) => name.endsWith('.txt'))) {
    letters++
    const text = readFileSync(join(work, 'case', 'letters', folder, file), 'utf8')
    const person = people.get(file.slice(0, -4))!
    const own = new Set(person['elements']!.split(';'))
    const list =
      /WHAT WAS TAKEN\n\n[^\n]*\n\n((?:- [^\n]*\n)+)/
        .exec(text)?.[1]
        ?.split('\n')
        .map((line) => line.slice(2)) ?? []
    const named = list.flatMap((item) => byName.get(item) ?? [])
    if (named.some((element) => !own.has(element))) unexposed++
    const silent = [...own].filter(
      (element) =>
        !named.includes(element) && !unspoken.has(element) && !['icd-code', 'passport-mrz'].includes(element),
    )
    if (silent.length > 0) incomplete++
    const strangers = (text.match(/[\p{L}\d@.()_+-]{6,}/gu) ?? []).filter(
      (word) => owners.has(word) && !owners.get(word)!.has(person['patient_id']!),
    )
    if (strangers.length > 0) {
      foreign++
      if (examples.length < 5) examples.push(`${file}: ${strangers.join(', ')}`)
    }
  }
rmSync(work, { recursive: true })
writeResult('letters', `./cordon bench letters --patients ${values.patients}`, [
  { what: 'letters read', goal: '10,000', measured: String(letters), reached: letters >= 10_000 },
  {
    what: 'letters naming an element that was not exposed',
    goal: '0',
    measured: String(unexposed),
    reached: unexposed === 0,
  },
  { what: "letters with another patient's value", goal: '0', measured: String(foreign), reached: foreign === 0 },
  {
    what: 'letters that leave out an exposed element',
    goal: '0',
    measured: String(incomplete),
    reached: incomplete === 0,
  },
])
for (const example of examples) console.log(example)
