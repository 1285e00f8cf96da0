import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../apps/server/config/config.ts'
import { openLog } from '../apps/server/log/open-log.ts'
import { openOffice } from '../apps/server/open-office.ts'
import { systemClock } from '../base/clock.ts'
import { passphrase, Secret } from '../base/vault/index.ts'
import { type Action, addAccount, officeKeys, perform } from '../office/access/index.ts'
import { actionsByName } from '../office/actions.ts'
import { inventRegister, keepSynthetic } from '../test/synthetic-register.ts'
import { writeResult } from './report/write-result.ts'

/** What people do with a register, one after another, on a durable database: `./cordon bench register [--people N] [--mix hk|us|gb]`. */
const { values } = parseArgs({
  options: { people: { type: 'string', default: '100000' }, mix: { type: 'string', default: 'hk' } },
})
const count = Number(values.people)
const mix = values.mix as 'hk' | 'us' | 'gb'
const folder = mkdtempSync(join(tmpdir(), 'cordon-register-'))
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
const { people, entries } = inventRegister(mix, 1, count)
let run_id = ''
const keeping = await took(async () => {
  run_id = await keepSynthetic(office, case_id, accountId, entries)
})
const some = (at: number) => (at * 7919 + 13) % count

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
  const { family, given, chinese } = people[some(at)]!
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
  { what: 'find by number', name: 'find-people', goalMs: 100, input: (at) => ({ text: people[some(at)]!.id }) },
  {
    what: 'find by phone',
    name: 'find-people',
    goalMs: 100,
    input: (at) => ({ text: people[some(at)]!.mobile, by: 'phone' }),
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
    input: (at) => ({ name: entries[some(at)]!.words.name, birth: people[some(at)]!.born }),
  },
]

const firstList = await took(() => act('list-people', { case_id, limit: 100 }))
const firstName = await took(() => act('find-people', { case_id, text: half(0), by: 'similar-name' }))
const figures = []
for (const { what, name, goalMs, input } of asked) {
  const times: number[] = []
  for (let at = 0; at < 200; at++) {
    // Only callers who are found: ten misses would end it.
    if (name === 'answer-caller' && entries[some(at)]!.outcome !== 'linked') continue
    times.push(await took(() => act(name, { case_id, ...input(at) })))
  }
  times.sort((a, b) => a - b)
  const [p50, p99] = [times[Math.floor(times.length * 0.5)]!, times[Math.floor(times.length * 0.99)]!]
  figures.push({
    what: `${what}, p50 and p99`,
    goal: goalMs === 0 ? '' : `p99 <= ${goalMs} ms`,
    measured: `${p50.toFixed(1)} ms, ${p99.toFixed(1)} ms`,
    ...(goalMs > 0 && { reached: p99 <= goalMs }),
  })
}
await opened.close()
rmSync(folder, { recursive: true })

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`
writeResult('register', `./cordon bench register --people ${count} --mix ${mix}`, [
  { what: 'people', goal: '', measured: count.toLocaleString('en') },
  { what: 'keeping them: sealed rows, tokens, names', goal: '', measured: seconds(keeping) },
  { what: 'first page after a start: columns are read', goal: '', measured: seconds(firstList) },
  { what: 'first search for a name: names are opened', goal: '', measured: seconds(firstName) },
  ...figures,
  {
    what: 'memory of the process at the end',
    goal: '',
    measured: `${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`,
  },
])
