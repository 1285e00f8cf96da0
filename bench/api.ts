import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import { writeResult } from './report/write-result.ts'
import { type Clinic, fillClinic, passphraseFile } from './server/clinic.ts'
import { startProgram } from './server/start-program.ts'

/** The server under load, durable as in production, all on this machine: `./cordon bench api [--seconds N] [--cases N]`. */
const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '30' }, cases: { type: 'string', default: '100' } },
})
const seconds = Number(values.seconds)
const folder = mkdtempSync(join(tmpdir(), 'cordon-api-'))
chmodSync(folder, 0o711)
const data = join(folder, 'data')
const phrase = 'harbour lantern teapot 9'
writeFileSync(passphraseFile(folder), phrase, { mode: 0o600 })
const args = ['--data', data, '--passphrase-file', passphraseFile(folder), '--administrator', 'Ada Fong']

type Asked = { name: string; input: (clinic: Clinic, at: number) => unknown }
const caseOf = ({ caseIds }: Clinic, at: number) => ({ case_id: caseIds[at % caseIds.length]! })
const reads: Asked[] = [
  { name: 'list-cases', input: () => ({}) },
  { name: 'read-case', input: caseOf },
  { name: 'list-tasks', input: caseOf },
  { name: 'read-self', input: () => ({}) },
  { name: 'list-decisions', input: caseOf },
  { name: 'list-messages', input: () => ({}) },
]
const writes: Asked[] = [
  { name: 'report-concern', input: (_, at) => ({ what: `A strange mail, number ${at}` }) },
  { name: 'add-task', input: (clinic, at) => ({ ...caseOf(clinic, at), title: `Ring the supplier, ${at}` }) },
]

// Every person comes from a machine of their own, as behind a proxy: the limits are for each.
const env = { CORDON_TRUST_PROXY: '127.0.0.1' }
const first = await startProgram(args, env)
const clinic = await fillClinic(data, phrase, { people: 16, cases: Number(values.cases) })
await load(first.url, reads, 20, 5)
const bare = autocannon({ url: `${first.url}/healthz`, connections: 1, duration: seconds, overallRate: 20 })
const [read, written, alive] = await Promise.all([
  load(first.url, reads, 40, seconds),
  load(first.url, writes, 10, seconds),
  bare,
])
const most = await load(first.url, reads, undefined, Math.min(seconds, 10))
await first.stop()

const restarts: number[] = []
for (let each = 0; each < 3; each++) {
  const again = await startProgram(args, env)
  restarts.push(again.readyMs)
  await again.stop()
}
rmSync(folder, { recursive: true })

/** `perSecond` requests in all, or as many as the server answers, each by another person in turn. */
function load(
  url: string,
  asked: Asked[],
  perSecond: number | undefined,
  duration: number,
): Promise<autocannon.Result> {
  const requests = Array.from({ length: asked.length * clinic.tokens.length }, (_, at) => {
    const { name, input } = asked[at % asked.length]!
    const cookie = `cordon=${clinic.tokens[at % clinic.tokens.length]!}`
    const from = { 'x-forwarded-for': `192.0.2.${1 + (at % clinic.tokens.length)}` }
    const headers = { cookie, 'x-cordon': '1', 'content-type': 'application/json', ...from }
    return { method: 'POST' as const, path: `/api/${name}`, headers, body: JSON.stringify(input(clinic, at)) }
  })
  return autocannon({
    url,
    connections: 10,
    duration,
    requests,
    ...(perSecond !== undefined && { overallRate: perSecond }),
  })
}

const ms = ({ latency }: autocannon.Result) => `${latency.p99} ms (median ${latency.p50}, most ${latency.max})`
const failed = [read, written].reduce((sum, { non2xx, errors }) => sum + non2xx + errors, 0)
const median = restarts.sort((a, b) => a - b)[1]! / 1000
writeResult('api', `./cordon bench api --seconds ${values.seconds} --cases ${values.cases}`, [
  { what: `reads at 40/s beside writes, p99`, goal: '<= 50 ms', measured: ms(read), reached: read.latency.p99 <= 50 },
  {
    what: `writes at 10/s beside reads, p99`,
    goal: '<= 150 ms',
    measured: ms(written),
    reached: written.latency.p99 <= 150,
  },
  {
    what: 'requests that failed',
    goal: '0',
    measured: `${failed} of ${read.requests.total + written.requests.total}`,
    reached: failed === 0,
  },
  { what: 'beside them /healthz, which does nothing, p99', goal: '', measured: ms(alive) },
  { what: 'reads per second, 10 at a time', goal: '', measured: `${Math.round(most['2xx'] / most.duration)} /s` },
  {
    what: 'restart to serving, vault open, median of 3',
    goal: '<= 3 s',
    measured: `${median.toFixed(2)} s`,
    reached: median <= 3,
  },
  {
    what: 'first start: database, keyring, administrator',
    goal: '',
    measured: `${(first.readyMs / 1000).toFixed(1)} s`,
  },
])
