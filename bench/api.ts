import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import { type Figure, writeResult } from './report/write-result.ts'
import { type Clinic, fillClinic, passphraseFile } from './server/clinic.ts'
import { type Answered, asAsked, quantile, type Request, sendAction, sendOpenLoad } from './server/open-load.ts'
import { startProgram } from './server/start-program.ts'

/**
 * The server under load, durable as in production, all on this machine, with a case of many people among the others:
 * `./cordon bench api [--seconds N] [--cases N] [--people N]`.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    cases: { type: 'string', default: '100' },
    people: { type: 'string', default: '100000' },
  },
})
const affected = Number(values.people)
const seconds = Number(values.seconds)
const folder = mkdtempSync(join(tmpdir(), 'cordon-api-'))
chmodSync(folder, 0o711)
const data = join(folder, 'data')
const phrase = 'harbour lantern teapot 9'
writeFileSync(passphraseFile(folder), phrase, { mode: 0o600 })
const args = ['--data', data, '--passphrase-file', passphraseFile(folder), '--administrator', 'Ada Fong']

type Asked = { name: string; input: (clinic: Clinic, at: number) => unknown }
/** Spread over the register, the same each time. */
const some = (at: number): number => (at * 7919 + 13) % affected
const caseOf = ({ caseIds }: Clinic, at: number) => ({ case_id: caseIds[at % caseIds.length]! })
const reads: Asked[] = [
  { name: 'list-cases', input: () => ({}) },
  { name: 'read-case', input: caseOf },
  { name: 'list-tasks', input: caseOf },
  { name: 'read-self', input: () => ({}) },
  { name: 'list-decisions', input: caseOf },
  { name: 'list-messages', input: () => ({}) },
  { name: 'list-people', input: ({ large }, at) => ({ case_id: large.caseId, after: some(at), limit: 100 }) },
  { name: 'list-people', input: ({ large }) => ({ case_id: large.caseId, band: ['very-high'], limit: 100 }) },
  { name: 'count-people', input: ({ large }) => ({ case_id: large.caseId, elements: ['diagnosis'] }) },
  {
    name: 'read-person',
    input: ({ large }, at) => ({ case_id: large.caseId, run_id: large.runId, person: some(at) }),
  },
  {
    name: 'find-people',
    input: ({ large }, at) => ({ case_id: large.caseId, text: large.numbers[some(at) % large.numbers.length]! }),
  },
  {
    name: 'find-people',
    input: ({ large }, at) => ({ case_id: large.caseId, text: large.halfNames[some(at) % large.halfNames.length]! }),
  },
]
const writes: Asked[] = [
  { name: 'report-concern', input: (_, at) => ({ what: `A strange mail, number ${at}` }) },
  { name: 'add-task', input: (clinic, at) => ({ ...caseOf(clinic, at), title: `Ring the supplier, ${at}` }) },
  { name: 'add-note', input: (clinic, at) => ({ ...caseOf(clinic, at), text: `The supplier rang back, ${at}` }) },
  {
    // Deadlines are counted anew. Each case once: a second statement would have to name the one it saw.
    name: 'set-fact',
    input: ({ caseIds }, at) => ({
      case_id: caseIds[Math.floor(at / writes.length) % caseIds.length]!,
      ...{ name: 'encrypted', value: at % 2 === 0, reason: 'The supplier says so', seen: null },
    }),
  },
  { name: 'recount-deadlines', input: ({ large }) => ({ case_id: large.caseId }) },
]

// Every person comes from a machine of their own, as behind a proxy: the limits are for each.
const env = { CORDON_TRUST_PROXY: '127.0.0.1' }
const first = await startProgram(args, env)
const clinic = await fillClinic(data, phrase, { people: 16, cases: Number(values.cases), affected })
await send(first.url, reads, 10, 10)
const [read, written, alive] = await Promise.all([
  send(first.url, reads, 40, seconds),
  send(first.url, writes, 10, seconds),
  sendOpenLoad({ url: first.url, perSecond: 20, seconds, seed: 3, next: () => 'healthz' }),
])
const most = await autocannon({ url: first.url, connections: 10, duration: Math.min(seconds, 10), requests: inTurn() })
await first.stop()

const restarts: number[] = []
const cold: number[] = []
for (let each = 0; each < 3; each++) {
  const again = await startProgram(args, env)
  restarts.push(again.readyMs)
  cold.push((await sendAction(again.url, asRequest(reads.slice(6, 7), 0), performance.now())).ms)
  await again.stop()
}
rmSync(folder, { recursive: true })

/** Each request by another person in turn. */
function asRequest(asked: readonly Asked[], at: number): Request {
  const { name, input } = asked[at % asked.length]!
  const who = at % clinic.tokens.length
  return { name, input: input(clinic, at), token: clinic.tokens[who]!, from: `192.0.2.${1 + who}` }
}
function send(url: string, asked: readonly Asked[], perSecond: number, duration: number): Promise<Answered[]> {
  const next = (at: number) => asRequest(asked, at)
  return sendOpenLoad({ url, perSecond, seconds: duration, seed: perSecond, next })
}
function inTurn(): autocannon.Request[] {
  return Array.from({ length: reads.length * clinic.tokens.length }, (_, at) => asAsked(asRequest(reads, at)))
}

const ms = (times: readonly Answered[], q: number): number =>
  quantile(
    times.map((one) => one.ms),
    q,
  )
const said = (times: readonly Answered[]): string =>
  `${ms(times, 0.99).toFixed(1)} ms (median ${ms(times, 0.5).toFixed(1)}, most ${ms(times, 1).toFixed(1)})`
const byName = Map.groupBy([...read, ...written], ({ name }) => name)
const all = [...read, ...written]
const failed = all.filter(({ ok }) => !ok).length
const median = restarts.sort((a, b) => a - b)[1]! / 1000
const limit = (what: string, times: readonly Answered[], most: number): Figure => ({
  ...{ what, goal: `<= ${most} ms`, measured: said(times), reached: ms(times, 0.99) <= most },
})
writeResult('api', `./cordon bench api --seconds ${seconds} --cases ${values.cases} --people ${affected}`, [
  { what: 'people of the large case', goal: '', measured: affected.toLocaleString('en') },
  limit('reads at 40/s beside writes, p99', read, 50),
  limit('writes at 10/s beside reads, p99', written, 150),
  { what: 'requests that failed', goal: '0', measured: `${failed} of ${all.length}`, reached: failed === 0 },
  ...[...byName].map(([name, times]) => ({ what: `  ${name}, p99`, goal: '', measured: said(times) })),
  { what: 'beside them /healthz, which does nothing, p99', goal: '', measured: said(alive) },
  { what: 'reads per second, 10 at a time', goal: '', measured: `${Math.round(most['2xx'] / most.duration)} /s` },
  {
    what: 'restart to serving, vault open, median of 3',
    goal: '<= 3 s',
    measured: `${median.toFixed(2)} s`,
    reached: median <= 3,
  },
  {
    what: 'first page of the large register after a restart, median of 3',
    goal: '',
    measured: `${cold.sort((a, b) => a - b)[1]!.toFixed(0)} ms`,
  },
  {
    what: 'first start: database, keyring, administrator',
    goal: '',
    measured: `${(first.readyMs / 1000).toFixed(1)} s`,
  },
])
