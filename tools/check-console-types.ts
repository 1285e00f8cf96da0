import { spawnSync } from 'node:child_process'

/**
 * Checks the types of the console, whose code runs in browsers and so is checked with the browser's types. It takes the types of the office's
 * actions along, and through them the server's code; that is checked with Node's types elsewhere, and what is said about it here is left out.
 */
const root = new URL('../', import.meta.url).pathname
const ours = /^apps\/console\//
const { stdout, stderr, status } = spawnSync(
  process.execPath,
  ['node_modules/typescript7/bin/tsc', '--noEmit', '--pretty', 'false', '-p', 'apps/console'],
  { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 },
)
const lines = stdout.split('\n').filter((line) => line !== '')
const places = lines.filter((line) => /^\S+\(\d+,\d+\): error TS\d+/.test(line))
let isOurs = false
const complaints = lines.filter((line) => {
  // Lines that begin with a space go on with the error before them.
  if (!line.startsWith(' ')) isOurs = ours.test(line) || !places.includes(line)
  return isOurs
})
for (const complaint of complaints) console.error(complaint)
if (stderr !== '') console.error(stderr)
process.exitCode = complaints.length > 0 || (status !== 0 && places.length === 0) ? 1 : 0
