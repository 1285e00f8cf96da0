import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { bytesOfFile } from '../base/files/index.ts'
import { runProgram } from '../base/sandbox/index.ts'
import { collectContent, shownCells } from '../engine/evidence/collect-content.ts'
import { type Content, openOcr } from '../engine/evidence/index.ts'
import { type Figure, writeResult } from './report/write-result.ts'

/**
 * The real corpora beside the repository (`../shared/corpus`): `./cordon bench corpora`. Each is read by `./cordon scope` as a user would (no
 * crash, every item with a state), and what its own truth file expects is counted: found / expected.
 */
const corpus = new URL('../../shared/corpus/', import.meta.url).pathname
if (!existsSync(corpus)) {
  console.log('skipped: ../shared/corpus is not there')
  process.exit(0)
}
const root = new URL('../', import.meta.url).pathname
const work = mkdtempSync(join(tmpdir(), 'cordon-corpora-'))
const provider = join(root, 'bench/report/provider.yaml')
const ocr = await openOcr({ program: runProgram, workers: 2 })
const figures: Figure[] = []
const missed: string[] = []

interface Scoped {
  people: Record<string, string>[]
  items: Record<string, string>[]
}

/** Runs the whole chain on one corpus without a roster and records that it ended and what state every item is in. */
function scope(name: string): Scoped {
  const out = join(work, name)
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'apps/cli/main.ts'), 'scope', join(corpus, name), '--provider', provider, '--out', out, '--no-letters'],
    { encoding: 'utf8' },
  )
  const table = (file: string): Record<string, string>[] =>
    status === 0
      ? Papa.parse<Record<string, string>>(readFileSync(join(out, file), 'utf8'), {
          header: true,
          skipEmptyLines: true,
        }).data
      : []
  const items = table('items.csv')
  const count = (...states: string[]): number => items.filter(({ state }) => states.includes(state!)).length
  const unread = items.length - count('read', 'partial', 'empty')
  const said =
    status === 0
      ? `${items.length} items: ${count('read', 'empty')} read, ${count('partial')} in part, ${unread} not`
      : `exit ${status}: ${stderr.trim().split('\n').at(-1)}`
  figures.push({
    what: `${name}: scope`,
    goal: 'no crash, a state each',
    measured: said,
    reached: status === 0 && items.every(({ state }) => state !== ''),
  })
  return { people: table('people.csv'), items }
}

function found(what: string, hits: number, of: number): void {
  figures.push({
    what,
    goal: 'all',
    measured: `${hits} / ${of} (${((100 * hits) / Math.max(1, of)).toFixed(1)} %)`,
    reached: hits === of,
  })
}

/** One spelling of blanks and letters; a NUL, as one string of the truth has at its end, is no text. */
const plain = (text: string): string => text.normalize('NFKC').replaceAll('\0', '').replace(/\s+/g, ' ').trim()

function textOf(content: Content): string {
  if (content.type === 'passage') return content.text
  if (content.type === 'fields') return content.values.join(' ')
  if (content.type === 'table') return [content.name, ...content.columns].join(' ')
  if (content.type !== 'rows') return ''
  return [...content.rows.map((row) => row.join(' ')), ...shownCells(content).map(({ text }) => text)].join(' ')
}

/** All readable text of a file, of everything inside it, and of its pictures. */
async function wholeText(path: string, name: string, depth = 0): Promise<string> {
  const bytes = bytesOfFile(path)
  const { contents } = await collectContent(bytes, name, { spool: mkdtempSync(join(work, 'spool-')), depth })
  bytes.close()
  const texts = contents.map(textOf)
  for (const content of contents) {
    if (content.type === 'child' && depth < 4)
      texts.push(content.name, await wholeText(content.spooled, content.name, depth + 1))
    if (content.type === 'picture')
      texts.push(
        await ocr.read(content.spooled).then(
          ({ text }) => text,
          () => '',
        ),
      )
  }
  return plain(texts.join(' '))
}

async function tika(): Promise<void> {
  const { items } = scope('tika-documents')
  const truth = JSON.parse(readFileSync(join(corpus, 'tika-documents/truth.json'), 'utf8')) as {
    files: { file: string; must_contain: string[] }[]
    hard: { file: string; why: string }[]
  }
  let hits = 0
  let of = 0
  for (const { file, must_contain } of truth.files) {
    const text = await wholeText(join(corpus, 'tika-documents/files', file), file)
    for (const wanted of must_contain) {
      of++
      if (text.includes(plain(wanted))) hits++
      else missed.push(`${file}: ${plain(wanted).slice(0, 60)}`)
    }
  }
  found('tika-documents: strings its tests expect', hits, of)
  const told = truth.hard.filter(({ file }) =>
    items.some(({ item, state }) => item!.startsWith(`hard/${file}`) && state !== 'read' && state !== ''),
  )
  found('tika-documents: hard files reported, not skipped', told.length, truth.hard.length)
  for (const { file, why } of truth.hard)
    if (!told.some((one) => one.file === file))
      missed.push(`hard/${file} (${why}): ${items.find(({ item }) => item === `hard/${file}`)?.state}`)
}

async function sheets(): Promise<void> {
  scope('sheetjs-spreadsheets')
  const folder = join(corpus, 'sheetjs-spreadsheets')
  const truths = readdirSync(folder).filter((name) => /\.\d+\.csv$/.test(name))
  let hits = 0
  let of = 0
  for (const book of new Set(truths.map((name) => name.replace(/\.\d+\.csv$/, '')))) {
    if (!existsSync(join(folder, book))) continue
    const text = await wholeText(join(folder, book), book)
    const cells = truths
      .filter((name) => name.startsWith(`${book}.`) && /^\.\d+\.csv$/.test(name.slice(book.length)))
      .flatMap((name) => Papa.parse<string[]>(readFileSync(join(folder, name), 'utf8')).data.flat())
      .map(plain)
      .filter((cell) => /[\p{L}\d]/u.test(cell))
    of += cells.length
    hits += cells.filter((cell) => text.includes(cell)).length
    missed.push(...cells.filter((cell) => !text.includes(cell)).map((cell) => `${book}: ${cell}`))
  }
  found('sheetjs-spreadsheets: cells of the truth (as printed)', hits, of)
}

async function dicom(): Promise<void> {
  scope('dicom')
  const truth = JSON.parse(readFileSync(join(corpus, 'dicom/truth.json'), 'utf8')) as Record<string, string | null>[]
  let hits = 0
  let of = 0
  for (const one of truth) {
    const path = join(corpus, 'dicom', one['file']!)
    const text = existsSync(path) ? await wholeText(path, one['file']!) : ''
    for (const tag of ['PatientName', 'PatientID', 'PatientBirthDate', 'PatientSex', 'StudyDate', 'InstitutionName']) {
      const wanted = one[tag]
      if (!wanted) continue
      of++
      if (text.replaceAll(/[\^= ]+/g, ' ').includes(plain(wanted.replaceAll(/[\^= ]+/g, ' ')))) hits++
      else missed.push(`dicom ${one['file']}: ${tag} ${wanted}`)
    }
  }
  found('dicom: names, numbers, dates of the truth', hits, of)
}

function people(): void {
  const withElement = (scoped: Scoped, element: string): number =>
    scoped.people.filter(({ elements }) => elements!.split(';').includes(element)).length
  found('simhospital-hl7v2: people', scope('simhospital-hl7v2').people.length, 196)
  const bundles = readdirSync(join(corpus, 'synthea-fhir-r4')).filter((name) =>
    /_[0-9a-f-]{36}\.json$/.test(name),
  ).length
  found('synthea-fhir-r4: people', scope('synthea-fhir-r4').people.length, bundles)
  const rows = Papa.parse<Record<string, string>>(readFileSync(join(corpus, 'synthea-csv/patients.csv'), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data
  found(
    'synthea-csv: people with their SSN',
    withElement(scope('synthea-csv'), 'ssn'),
    rows.filter(({ SSN }) => SSN !== '').length,
  )
  for (const name of ['fhir-converter-samples', 'hl7-ccda-examples', 'mimekit-mail']) scope(name)
}

people()
await tika()
await sheets()
await dicom()
await ocr.close()
rmSync(work, { recursive: true, force: true })
writeResult('corpora', './cordon bench corpora', figures)
console.log(`\nmissed (${missed.length}):\n${missed.join('\n')}`)
