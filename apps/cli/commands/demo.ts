import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { makeWorld, type Score, type Share, scoreWorld } from '../../../worlds/index.ts'
import type { Command, Terminal } from '../command.ts'
import { parseOptions, usage, wholeNumber } from '../options.ts'
import { Progress } from '../progress.ts'
import { root } from '../run-tool.ts'
import { readProvider, scopeCase } from './scope.ts'

const mixes = ['hk', 'us', 'gb'] as const

export const demo: Command = {
  name: 'demo',
  writesPersonalData: true,
  summary: 'the main job, end to end, on a synthetic clinic and breach',
  help: `
usage: ./cordon demo [--patients N] [--mix hk|us|gb] [--seed S] [--out DIR] [--no-serve]

  --patients N   patients in the roster (default 10000)
  --mix          names, numbers and laws of Hong Kong, the United States or Great Britain (default hk)
  --seed S       another clinic and another breach (default 1)
  --out DIR      where to make it (default: demo/ in this copy)
  --no-serve     do not serve the console afterwards

Makes a clinic group and a leak of its files with a known truth, runs ./cordon scope on it, and prints how much of the truth was found
and how long each step took. The people are invented.`,
  async run(args, terminal) {
    const { values, positionals } = parseOptions('demo', args, {
      patients: { type: 'string' },
      mix: { type: 'string' },
      seed: { type: 'string' },
      out: { type: 'string' },
      'no-serve': { type: 'boolean' },
    })
    if (positionals.length > 0) throw usage('demo', `"${positionals[0]}" is not an option`)
    const patients = wholeNumber('demo', 'patients', values.patients ?? '10000', 20, 5_000_000)
    const mix = mixes.find((known) => known === (values.mix ?? 'hk'))
    if (mix === undefined) throw usage('demo', `--mix takes ${mixes.join(', ')}, not "${values.mix}"`)
    const seed = wholeNumber('demo', 'seed', values.seed ?? '1', 0, 2 ** 31)
    const out = resolve(values.out ?? join(root, 'demo'))
    await runDemo({ patients, mix, seed, out }, terminal)
    return 0
  },
}

interface DemoOrder {
  patients: number
  mix: (typeof mixes)[number]
  seed: number
  out: string
}

/** Letters set as PDF in the demo: those of the people harmed most. */
const pdfLetters = 100

async function runDemo({ patients, mix, seed, out }: DemoOrder, terminal: Terminal): Promise<void> {
  const world = join(out, 'world')
  const caseFolder = join(out, 'case')
  const progress = new Progress(terminal)
  const made = await makeWorld({
    patients,
    mix,
    seed,
    out: world,
    onProgress: (step, done, total) => progress.tell(`making ${step}`, done, total, 'steps'),
  })
  const making = progress.end().reduce((sum, { seconds }) => sum + seconds, 0)
  terminal.note(
    `Made a clinic of ${patients} patients and a leak of ${made.items} items with ${made.affected} of them in it.`,
  )
  const request = {
    sources: [join(world, 'leak')],
    roster: join(world, 'roster.csv'),
    rosterColumns: {},
    provider: readProvider(join(world, 'provider.yaml')),
    out: caseFolder,
    workers: cpus().length,
    keepText: false,
    asOf: terminal.clock.now(),
  }
  const { stages } = await scopeCase(request, pdfLetters, terminal)
  const scoring = new Progress(terminal)
  scoring.tell('scoring', 0, 1, 'worlds')
  const score = await scoreWorld(world, caseFolder)
  scoring.end()
  tellScore(score, terminal)
  tellTimes([{ stage: 'making the world', seconds: making }, ...stages], terminal)
}

function tellScore(score: Score, terminal: Terminal): void {
  const line = (what: string, { hits, of, share }: Share): string =>
    `  ${what.padEnd(34)} ${(100 * share).toFixed(2).padStart(6)} %  (${hits} of ${of})`
  terminal.print(
    [
      '',
      'Against the truth that the world was made with:',
      line('affected patients found', score.recall),
      line('wrong persons among those linked', score.wrongPersons),
      line('exposures found', score.elementRecall),
      line('exposures named that are true', score.elementPrecision),
      line('outsiders taken for patients', score.outsidersLinked),
      line('items in the right state', score.itemStates.right),
    ].join('\n'),
  )
}

function tellTimes(stages: { stage: string; seconds: number }[], terminal: Terminal): void {
  const total = stages.reduce((sum, { seconds }) => sum + seconds, 0)
  const lines = [...stages, { stage: 'all', seconds: total }].map(
    ({ stage, seconds }) => `  ${stage.padEnd(18)} ${seconds.toFixed(1).padStart(7)} s`,
  )
  terminal.print(['', 'Time:', ...lines].join('\n'))
}
