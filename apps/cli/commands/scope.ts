import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { resolve } from 'node:path'
import { Problem } from '../../../base/errors.ts'
import { type Provider, parseProvider } from '../../../engine/case/index.ts'
import { runScope, type ScopeRequest } from '../../../engine/pipeline.ts'
import type { Command, Terminal } from '../command.ts'
import { parseOptions, usage, wholeNumber } from '../options.ts'
import { Progress } from '../progress.ts'
import { tellResult } from '../tell-result.ts'
import { writeLetters } from '../write-letters.ts'
import { writeReportFile } from '../write-report-file.ts'

const help = `
usage: ./cordon scope SOURCE... --roster FILE|DIR --provider provider.yaml --out DIR [OPTIONS]

  SOURCE        files, folders, archives, mailboxes, database files and dumps; kinds are detected
  --roster      the patient index: CSV, or FHIR Patient resources. Without one every person is unlisted and de-duplicated
  --map C=F     roster column C holds field F, where it is not recognised (may be given again)
  --provider    who you are: name, place, roles, time zone, languages, contact
  --out         the case folder to write; a stopped run goes on in it
  --letters     draft letters as PDF too (text letters are always written)
  --no-letters  no letters at all
  --workers N   reader processes (default: one per core)
  --keep-text   keep the text of every finding in the case folder, not only of names and numbers
  --as-of T     reckon ages and deadlines from this date or instant (default: now)

example: ./cordon scope leak/ --roster patients.csv --provider provider.yaml --out case`

export const scope: Command = {
  name: 'scope',
  writesPersonalData: true,
  summary: 'from stolen files to every affected person, the duties and the letters',
  help,
  async run(args, terminal) {
    const { values, positionals } = parseOptions('scope', args, {
      roster: { type: 'string' },
      map: { type: 'string', multiple: true },
      provider: { type: 'string' },
      out: { type: 'string' },
      letters: { type: 'boolean' },
      'no-letters': { type: 'boolean' },
      workers: { type: 'string' },
      'keep-text': { type: 'boolean' },
      'as-of': { type: 'string' },
    })
    if (positionals.length === 0) throw usage('scope', 'No SOURCE was given')
    if (values.provider === undefined) throw usage('scope', '--provider is missing')
    if (values.out === undefined) throw usage('scope', '--out is missing')
    const workers =
      values.workers === undefined ? cpus().length : wholeNumber('scope', 'workers', values.workers, 1, 256)
    const request: ScopeRequest = {
      sources: positionals.map((source) => resolve(source)),
      roster: values.roster === undefined ? undefined : resolve(values.roster),
      rosterColumns: columnMap(values.map ?? []),
      provider: readProvider(values.provider),
      out: resolve(values.out),
      workers,
      keepText: values['keep-text'] ?? false,
      asOf: instant(values['as-of'], terminal),
    }
    const letters = values['no-letters'] === true ? 'none' : values.letters === true ? 'all' : 'text'
    await scopeCase(request, letters, terminal)
    return 0
  },
}

/** Runs the chain and writes letters and report; shared with the demo. Answers the seconds of each stage. */
export async function scopeCase(request: ScopeRequest, letters: 'none' | 'text' | 'all' | number, terminal: Terminal) {
  const progress = new Progress(terminal)
  const result = await runScope(request, {
    clock: terminal.clock,
    stop: terminal.stop,
    progress: (stage, done, total, unit) => progress.tell(stage, done, total, unit),
  })
  if (letters !== 'none')
    await writeLetters(
      result,
      request,
      letters,
      (done, total) => progress.tell('letters', done, total, 'letters'),
      terminal,
    )
  progress.tell('report', 0, 1, 'pages')
  writeReportFile(result, request)
  const stages = progress.end()
  tellResult(result, terminal)
  return { result, stages }
}

export function readProvider(file: string): Provider {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Problem(
      'PROVIDER_INVALID',
      `${file} cannot be read (${(cause as NodeJS.ErrnoException).code})`,
      'Check the path given with --provider',
      { cause },
    )
  }
  return parseProvider(text, file)
}

function columnMap(pairs: string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [column, field, ...rest] = pair.split('=')
      if (!column || !field || rest.length > 0) throw usage('scope', `--map takes COLUMN=FIELD, not "${pair}"`)
      return [column, field]
    }),
  )
}

function instant(text: string | undefined, terminal: Terminal): number {
  if (text === undefined) return terminal.clock.now()
  const at = Date.parse(text)
  if (Number.isNaN(at))
    throw usage('scope', `--as-of takes a date or an instant (2026-03-02T09:00+08:00), not "${text}"`)
  return at
}
