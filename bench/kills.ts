import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { makeWorld } from '../worlds/index.ts'
import { Random } from '../worlds/random.ts'
import { writeResult } from './report/write-result.ts'

/**
 * kill -9 at random moments of a scope run, again and again, then one undisturbed end: the register must be byte for byte that of a run that
 * was never killed. `./cordon bench kills [--kills 100]`. The test suite has a small version.
 */
const { values } = parseArgs({ options: { kills: { type: 'string', default: '100' } } })
const kills = Number(values.kills)
const root = new URL('../', import.meta.url).pathname
const work = mkdtempSync(join(tmpdir(), 'cordon-kills-'))
const world = join(work, 'world')
await makeWorld({ patients: 1500, mix: 'hk', seed: 13, out: world })

const args = (out: string): string[] => [
  'scope',
  join(world, 'leak'),
  '--roster',
  join(world, 'roster.csv'),
  '--provider',
  join(world, 'provider.yaml'),
  '--as-of',
  '2026-11-25',
  '--no-letters',
  '--out',
  join(work, out),
]

function run(out: string, milliseconds?: number): Promise<number | null> {
  const child = spawn(process.execPath, [join(root, 'apps/cli/main.ts'), ...args(out)], { stdio: 'ignore' })
  if (milliseconds !== undefined) void wait(milliseconds).then(() => child.kill('SIGKILL'))
  return new Promise((done) => child.on('exit', (code) => done(code)))
}

function register(out: string): string {
  const hash = createHash('sha256')
  for (const file of ['people.csv', 'exposures.csv', 'items.csv', 'gaps.csv', 'review.csv', 'links.csv', 'duties.json'])
    hash.update(readFileSync(join(work, out, file)))
  return hash.digest('hex')
}

const started = performance.now()
await run('undisturbed')
const full = performance.now() - started
const random = new Random(13, 'kills')
let rounds = 0
let different = 0
let done = 0
while (done < kills) {
  // A round is killed until it would have ended by itself, then taken to its end and compared.
  const out = `killed-${rounds++}`
  for (let turn = 0; turn < 5 && done < kills; turn++, done++) await run(out, random.unit() * full)
  if ((await run(out)) !== 0 || register(out) !== register('undisturbed')) different++
  rmSync(join(work, out), { recursive: true })
}
rmSync(work, { recursive: true })
writeResult('kills', `./cordon bench kills --kills ${kills}`, [
  { what: 'kills at random moments', goal: '100', measured: String(done), reached: done >= 100 },
  {
    what: 'registers that differ from the undisturbed one',
    goal: '0',
    measured: `${different} of ${rounds}`,
    reached: different === 0,
  },
])
