import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Size limits of docs: median <= 80 lines, 95th percentile <= 250, none past 400. Lists of names are data in a .ts coat. */
const stop = 400
const exempt = /^worlds\/names\//
const root = new URL('../', import.meta.url).pathname

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', '*.ts', '*.tsx'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && !exempt.test(path))
const sizes = files.map((path) => ({ path, lines: readFileSync(`${root}${path}`, 'utf8').split('\n').length - 1 }))
const production = sizes
  .filter(({ path }) => !/\.test\.ts$|^(test|bench)\//.test(path))
  .sort((a, b) => a.lines - b.lines)
const at = (share: number): number =>
  production[Math.min(production.length - 1, Math.floor(production.length * share))]?.lines ?? 0

const complaints = sizes
  .filter(({ lines }) => lines > stop)
  .map(({ path, lines }) => `${path}: ${lines} lines, the stop is ${stop}; split it by noun`)
if (at(0.5) > 80) complaints.push(`median file has ${at(0.5)} lines, the limit is 80`)
if (at(0.95) > 250) complaints.push(`95th percentile is ${at(0.95)} lines, the limit is 250`)
for (const complaint of complaints) console.error(complaint)
console.log(
  `${production.length} files, median ${at(0.5)} lines, 95th percentile ${at(0.95)}, largest ${production.at(-1)?.lines ?? 0}`,
)
process.exitCode = complaints.length === 0 ? 0 : 1
