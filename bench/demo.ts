import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { scoreWorld } from '../worlds/index.ts'
import { treeMemory } from './report/tree-memory.ts'
import { writeResult } from './report/write-result.ts'

/**
 * The whole demo as a user runs it, with the memory of all its processes together: `./cordon bench demo [--patients N] [--mix hk]`.
 * Memory is the sum of resident sets of the process tree, looked at five times a second (shared pages count in each process).
 */
const { values } = parseArgs({
  options: {
    patients: { type: 'string', default: '10000' },
    mix: { type: 'string', default: 'hk' },
    seed: { type: 'string', default: '1' },
  },
})
const patients = Number(values.patients)
const root = new URL('../', import.meta.url).pathname
const out = mkdtempSync(join(tmpdir(), 'cordon-bench-'))
const args = [
  'demo',
  '--patients',
  values.patients,
  '--mix',
  values.mix,
  '--seed',
  values.seed,
  '--out',
  out,
  '--no-serve',
]

const started = performance.now()
let peak = 0
const status = await new Promise<number>((done) => {
  const child = spawn(`${root}cordon`, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  const watch = setInterval(() => {
    peak = Math.max(peak, treeMemory(child.pid!))
  }, 200)
  child.on('exit', (code) => {
    clearInterval(watch)
    done(code ?? 1)
  })
})
const seconds = (performance.now() - started) / 1000
if (status !== 0) process.exit(status)

const score = await scoreWorld(join(out, 'world'), join(out, 'case'))
rmSync(out, { recursive: true })
const large = patients > 20_000
const share = (value: number): string => `${(100 * value).toFixed(3)} %`
writeResult(
  `demo${values.mix === 'hk' ? '' : `-${values.mix}`}${large ? `-${patients}` : ''}`,
  `./cordon bench demo --patients ${patients} --mix ${values.mix} --seed ${values.seed}`,
  [
    {
      what: `demo of ${patients} patients, seconds`,
      goal: large ? '<= 900' : '<= 90',
      measured: seconds.toFixed(1),
      reached: seconds <= (large ? 900 : 90),
    },
    {
      what: 'peak memory, MB',
      goal: large ? '' : '<= 1500',
      measured: String(Math.round(peak / 1e6)),
      ...(large ? {} : { reached: peak <= 1.5e9 }),
    },
    {
      what: 'affected patients found',
      goal: '>= 99 %',
      measured: share(score.recall.share),
      reached: score.recall.share >= 0.99,
    },
    {
      what: 'wrong persons',
      goal: '<= 0.05 %',
      measured: share(score.wrongPersons.share),
      reached: score.wrongPersons.share <= 0.0005,
    },
    {
      what: 'exposures found',
      goal: '>= 97 %',
      measured: share(score.elementRecall.share),
      reached: score.elementRecall.share >= 0.97,
    },
    {
      what: 'exposures true',
      goal: '>= 98 %',
      measured: share(score.elementPrecision.share),
      reached: score.elementPrecision.share >= 0.98,
    },
    {
      what: 'outsiders linked',
      goal: '<= 0.3 %',
      measured: share(score.outsidersLinked.share),
      reached: score.outsidersLinked.share <= 0.003,
    },
  ],
)
