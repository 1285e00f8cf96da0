import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { readConfig } from '../apps/server/config/config.ts'
import { openLog } from '../apps/server/log/open-log.ts'
import { openOffice } from '../apps/server/open-office.ts'
import { systemClock } from '../base/clock.ts'
import { passphrase, Secret } from '../base/vault/index.ts'
import { type Action, addAccount, officeKeys, perform } from '../office/access/index.ts'
import { actionsByName } from '../office/actions.ts'
import { type Invented, inventPeople, keepSynthetic } from '../test/synthetic-register.ts'
import { treeMemory } from './report/tree-memory.ts'
import { writeResult } from './report/write-result.ts'
import { quantile } from './server/open-load.ts'

/**
 * What people do with a register, one after another, on a durable database: `./cordon bench register [--people N] [--mix hk|us|gb]`.
 * `--keep FOLDER` leaves the office there, for `./cordon bench console --filled FOLDER`: filling in a million people takes minutes.
 */
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '100000' },
    mix: { type: 'string', default: 'hk' },
    keep: { type: 'string' },
  },
})
const count = Number(values.people)
const mix = values.mix as 'hk' | 'us' | 'gb'
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'cordon-register-'))
mkdirSync(folder, { recursive: true })
chmodSync(folder, 0o711)

const opened = await openOffice({
  config: readConfig({ CORDON_DATA: join(folder, 'data') }),
  env: {},
  secrets: {},
  log: openLog('silent', systemClock),
  keepsLog: true,
})
const { office } = opened
await office.keyring.create([passphrase(new Secret('harbour lantern teapot 9'))])
await office.keyring.createCase(officeKeys)
const accountId = await office.store.transaction('nobody', (trx) =>
  addAccount(office, trx, { name: 'Ben Ho' }, [{ role: 'privacy-officer', siteId: null }], null),
)
const caller = { accountId, sessionId: office.ids.next(), authenticator: 'passkey:1', verified: true }

async function act<T>(name: string, input: object): Promise<T> {
  const outcome = await perform(office, actionsByName.get(name) as Action, input, caller)
  return (outcome as { output: T }).output
}
async function took(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

const { case_id } = await act<{ case_id: string }>('open-incident', { title: 'All of it', vectors: ['malware'] })
const times = 200
const some = (at: number) => (at * 7919 + 13) % count
/** Those who are asked for; nobody else stays in memory. */
const known = new Map<number, Invented | undefined>(Array.from({ length: times }, (_, at) => [some(at), undefined]))
const someOf = (at: number): Invented => known.get(some(at))!
let inventing = 0
function* entries() {
  const all = inventPeople(mix, 1, count)
  for (;;) {
    const from = performance.now()
    const { value, done } = all.next()
    inventing += performance.now() - from
    if (done === true) return
    if (known.has(value.entry.person)) known.set(value.entry.person, value)
    yield value.entry
  }
}
let run_id = ''
const keeping = await took(async () => {
  run_id = await keepSynthetic(office, case_id, accountId, entries())
})

interface Asked {
  what: string
  name: string
  goalMs: number
  input(at: number): object
}
const filters = [
  { band: ['very-high'] },
  { elements: ['diagnosis', 'hkid'].slice(0, mix === 'hk' ? 2 : 1) },
  { flags: ['hiv'] },
  { outcome: ['ambiguous'] },
  { decided: true, addressee: ['guardian'] },
]
/** What somebody types who half remembers: a slip in the family name, words joined, a name cut short. */
function half(at: number): string {
  const { family, given, chinese } = someOf(at).person
  const forms = [
    `${family} ${given}`.toLowerCase(),
    `${given.replaceAll(' ', '')} ${family}`,
    `${family.slice(0, -1)} ${given}`,
    chinese || `${family} ${given.slice(0, 3)}`,
    `${family} ${given.split(' ')[0]!.slice(0, 2)}`,
  ]
  return forms[at % forms.length]!
}
const asked: Asked[] = [
  {
    what: 'a page of 100, worst first',
    name: 'list-people',
    goalMs: 50,
    input: (at) => ({ after: some(at), limit: 100 }),
  },
  { what: 'a page of 500', name: 'list-people', goalMs: 0, input: (at) => ({ after: some(at), limit: 500 }) },
  { what: 'a filtered page of 100', name: 'list-people', goalMs: 50, input: (at) => filters[at % filters.length]! },
  {
    what: 'counts for charts, filtered',
    name: 'count-people',
    goalMs: 50,
    input: (at) => filters[at % filters.length]!,
  },
  { what: 'find by number', name: 'find-people', goalMs: 100, input: (at) => ({ text: someOf(at).person.id }) },
  {
    what: 'find by phone',
    name: 'find-people',
    goalMs: 100,
    input: (at) => ({ text: someOf(at).person.mobile, by: 'phone' }),
  },
  {
    what: 'find by half a name, spelled otherwise',
    name: 'find-people',
    goalMs: 100,
    input: (at) => ({ text: half(at) }),
  },
  { what: "one person's page", name: 'read-person', goalMs: 50, input: (at) => ({ run_id, person: some(at) }) },
  {
    what: 'answer a caller',
    name: 'answer-caller',
    goalMs: 150,
    input: (at) => ({ name: someOf(at).entry.words.name, birth: someOf(at).person.born }),
  },
]

// The waits of others while something long is done: a timer of 10 ms, and how late it comes.
const late = monitorEventLoopDelay({ resolution: 10 })
const longest = async (work: () => Promise<unknown>) => {
  late.reset()
  late.enable()
  const ms = await took(work)
  late.disable()
  return { ms, heldUp: late.max / 1e6 }
}
const firstList = await longest(() => act('list-people', { case_id, limit: 100 }))
const firstName = await longest(() => act('find-people', { case_id, text: half(0), by: 'similar-name' }))
const figures = []
for (const { what, name, goalMs, input } of asked) {
  const taken: number[] = []
  for (let at = 0; at < times; at++) {
    // Only callers who are found: ten misses would end it.
    if (name === 'answer-caller' && someOf(at).entry.outcome !== 'linked') continue
    taken.push(await took(() => act(name, { case_id, ...input(at) })))
  }
  const [p50, p99] = [quantile(taken, 0.5), quantile(taken, 0.99)]
  figures.push({
    what: `${what}, p50 and p99`,
    goal: goalMs === 0 ? '' : `p99 <= ${goalMs} ms`,
    measured: `${p50.toFixed(1)} ms, ${p99.toFixed(1)} ms`,
    ...(goalMs > 0 && { reached: p99 <= goalMs }),
  })
}
const memory = treeMemory(process.pid)
await opened.close()
if (values.keep === undefined) rmSync(folder, { recursive: true })
else writeFileSync(join(folder, 'filled.json'), JSON.stringify({ case_id, accountId, typed: half(1) }))

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`
writeResult(
  count > 500_000 ? 'register-1000000' : 'register',
  `./cordon bench register --people ${count} --mix ${mix}`,
  [
    { what: 'people', goal: '', measured: count.toLocaleString('en') },
    { what: 'keeping them: sealed rows, tokens, names', goal: '', measured: seconds(keeping - inventing) },
    { what: 'first page after a start: columns are read', goal: '', measured: seconds(firstList.ms) },
    { what: 'first search for a name: names are opened', goal: '', measured: seconds(firstName.ms) },
    {
      what: 'longest wait of others meanwhile',
      goal: '',
      measured: seconds(Math.max(firstList.heldUp, firstName.heldUp)),
    },
    ...figures,
    { what: 'memory of the process and the database at the end', goal: '', measured: megabytes(memory) },
  ],
)
