import { randomBytes } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { Problem } from '../../../base/errors.ts'
import { type Score, type Share, scoreWorld } from '../../../worlds/index.ts'
import type { Command, Terminal } from '../command.ts'
import { demoOffice } from '../demo-office.ts'
import { parseOptions, usage } from '../options.ts'
import { Progress } from '../progress.ts'
import { root, runProgram, runTool } from '../run-tool.ts'
import { readProvider, scopeCase } from './scope.ts'
import { type WorldOrder, worldFlags, worldOptions, worldOrder } from './world.ts'

export const demo: Command = {
  name: 'demo',
  writesPersonalData: true,
  summary: 'the main job, end to end, on a synthetic clinic and breach',
  help: `
usage: ./cordon demo [--patients N] [--mix hk|us|gb] [--seed S] [--out DIR] [--port N] [--no-serve]

${worldOptions}
  --out DIR      where to make it (default: demo/ in this copy)
  --port N       of the console (default: 8120)
  --no-serve     end there, without the console

Makes a clinic group and a leak of its files with a known truth, runs ./cordon scope on it, and prints how much of the truth was found
and how long each step took. Then serves the console, in which the same leak is read into a case, until Ctrl-C. The people are invented.
Stopped and called again, it goes on.`,
  async run(args, terminal) {
    const { values, positionals } = parseOptions('demo', args, {
      ...worldFlags,
      port: { type: 'string' },
      'no-serve': { type: 'boolean' },
    })
    if (positionals.length > 0) throw usage('demo', `"${positionals[0]}" is not an option`)
    const out = resolve(values.out ?? join(root, 'demo'))
    await runDemo(worldOrder('demo', values), out, terminal)
    return values['no-serve'] === true ? 0 : serveDemo(out, values.port, terminal)
  },
}

/** The office of the demo, beside its world; the passphrase of its vault lies there too, which a real one must never do. */
async function serveDemo(out: string, port: string | undefined, terminal: Terminal): Promise<number> {
  const passphrase = join(out, 'passphrase')
  if (!existsSync(passphrase)) writeFileSync(passphrase, `${randomBytes(16).toString('hex')}\n`, { mode: 0o600 })
  const args = ['--data', demoOffice(out), '--passphrase-file', passphrase, '--demo', join(out, 'world')]
  if (port !== undefined) args.push('--port', port)
  // The server closes its own folders; the database's user has to get to its own.
  process.umask(0o022)
  return runProgram('apps/server/main.ts', args, terminal.stop)
}

/** Letters set as PDF in the demo: those of the people harmed most. */
const pdfLetters = 100

async function runDemo(order: WorldOrder, out: string, terminal: Terminal): Promise<void> {
  const world = join(out, 'world')
  const caseFolder = join(out, 'case')
  const started = terminal.clock.now()
  await makeApart(order, world)
  const making = (terminal.clock.now() - started) / 1000
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

/** In a process of its own: the people of a world would otherwise stay in this one's memory while the evidence is read. */
async function makeApart({ patients, mix, seed }: WorldOrder, out: string): Promise<void> {
  const args = ['world', '--patients', `${patients}`, '--mix', mix, '--seed', `${seed}`, '--out', out]
  const status = await runTool('apps/cli/main.ts', args)
  if (status !== 0) throw new Problem('INTERRUPTED', 'The world was not made', 'Run the same command again')
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
