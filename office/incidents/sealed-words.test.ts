import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '../../test/act.ts'
import { openTestOffice, type TestOffice } from '../../test/test-office.ts'
import type { Caller } from '../access/index.ts'
import { reportAnonymously } from './concerns/report-anonymously.ts'

let office: TestOffice
let ada: Caller
let ben: Caller
beforeAll(async () => {
  office = await openTestOffice()
  // Both roles in every case: manager, and privacy officer who writes what is privileged.
  ada = await office.addPerson('canary-000', 'incident-manager', 'privacy-officer', 'administrator')
  ben = await office.addPerson('Ben Ho', 'privacy-officer')
})
afterAll(() => office?.close())

let made = 0
const canary = () => `canary-${String(++made).padStart(3, '0')} Wong Mei Ling A123456(7)`
const at = '2026-03-02T08:30:00+08:00'

/** Everything that a person can type about an incident, each time another text. */
async function typeEverywhere(): Promise<void> {
  const form = () => ({ what: canary(), done: canary(), contact: canary() })
  const first = await act(office, 'report-concern', form(), ada)
  const second = await act(office, 'report-concern', form(), ada)
  await reportAnonymously(office, form())
  await act(office, 'answer-reporter', { concern_id: first.concern_id, text: canary() }, ada)
  const close = { concern_id: second.concern_id, version: 1, outcome: 'close', why: 'no-breach', reason: canary() }
  await act(office, 'triage-concern', close, ada)
  const opening = { title: canary(), known: canary(), vectors: ['lost-device'], concern_ids: [first.concern_id] }
  const { case_id } = await act(office, 'open-incident', opening, ada)
  await act(office, 'change-incident', { case_id, version: 1, title: canary(), known: canary() }, ada)
  await typeInTasks(case_id)
  const fact = { case_id, name: 'encrypted', value: false, reason: canary(), seen: null }
  await act(office, 'set-fact', fact, ada)
  await act(office, 'record-decision', { case_id, kind: 'notify-people', outcome: 'wait', reason: canary() }, ada)
  await act(office, 'add-note', { case_id, text: canary() }, ada)
  const who = {
    name: canary(),
    contact: canary(),
    phone: canary(),
    email: canary(),
    reference: canary(),
    note: canary(),
  }
  const { party_id } = await act(office, 'add-party', { case_id, kind: 'police', ...who }, ada)
  await act(office, 'change-party', { case_id, party_id, version: 1, ...who, name: canary() }, ada)
  const said = { told: canary(), given: canary(), answered: canary(), with_whom: canary(), by_whom: canary() }
  const contact = { case_id, party_id, way: 'phone', happened_at: at, ...said, reference: canary() }
  await act(office, 'record-contact', contact, ada)
  await typeInCustody(case_id)
  await typeInDuties(case_id)
}

async function typeInTasks(case_id: string): Promise<void> {
  const { tasks } = await act(office, 'list-tasks', { case_id }, ada)
  const find = (step: string) => {
    const { task_id, version } = tasks.find((task) => task.step === step)!
    return { case_id, task_id, version }
  }
  await act(office, 'answer-task', { ...find('look-again'), answers: { 'last-seen': at, story: canary() } }, ada)
  await act(office, 'drop-task', { ...find('report-loss'), reason: canary() }, ada)
  const { task_id } = await act(office, 'add-task', { case_id, title: canary(), text: canary() }, ada)
  await act(office, 'finish-task', { case_id, task_id, version: 1, result: canary() }, ada)
  await act(office, 'reopen-task', { case_id, task_id, version: 2, reason: canary() }, ada)
}

async function typeInDuties(case_id: string): Promise<void> {
  const hold = { case_id, requested: '2026-03-01', form: 'written', until: '2026-03-20', reason: canary(), seen: null }
  const { fact_id } = await act(office, 'set-hold', hold, ben)
  await act(office, 'end-hold', { case_id, seen: fact_id, reason: canary() }, ben)
  const { deadlines } = await act(office, 'list-deadlines', { case_id }, ben)
  const { deadline_id, version } = deadlines[0]!
  const done = await act(office, 'mark-done', { case_id, deadline_id, version, proof: canary() }, ben)
  await act(office, 'undo-done', { case_id, deadline_id, version: done.version, reason: canary() }, ben)
  const target = { kind: 'account', name: canary() }
  await act(office, 'plan-containment', { case_id, action: 'disable-account', target, why: canary() }, ada)
  const answers = { cause: canary(), change: canary() }
  await act(office, 'write-after-action', { case_id, version: 0, answers }, ada)
  await act(office, 'add-lesson', { case_id, title: canary(), text: canary() }, ada)
  const settings = { url: 'https://id.example', realm: canary(), clientId: canary(), clientSecret: canary() }
  await act(office, 'set-connector', { kind: 'keycloak', label: canary(), settings }, ada)
}

async function typeInCustody(case_id: string): Promise<void> {
  const taken = { description: canary(), unique_id: canary(), found_where: canary(), collected_by: canary() }
  const kept = { acquired_how: canary(), seal_no: canary(), storage: canary(), changes: canary() }
  const exhibit = { case_id, kind: 'computer', collected_at: at, ...taken, ...kept }
  const { exhibit_id } = await act(office, 'add-exhibit', exhibit, ada)
  const handed = { to: canary(), where: canary(), why: canary(), authority: canary(), seal_no: canary() }
  const move = { case_id, exhibit_id, version: 1, handed_at: at, ...handed, storage: canary(), changes: canary() }
  await act(office, 'hand-over', move, ada)
}

/** Every row of every table, as text; bytes as hex. */
async function everyRow(): Promise<string> {
  const admin = await office.store.connectAdmin()
  const { rows: tables } = await admin.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('cordon', 'pgboss')`,
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const { rows } = await admin.query<{ text: string }>(`select t::text as text from ${name} t`)
    texts.push(...rows.map(({ text }) => text))
  }
  await admin.end()
  return texts.join('\n')
}

test('nothing that people type about an incident lies readable in any table, nor in the queue', async () => {
  const provider = 'name: Harbour Clinic\nbased_in: HK\nroles: [data-user]\ntz: Asia/Hong_Kong\n'
  await act(office, 'change-provider', { text: provider, version: 0 }, ada)
  await typeEverywhere()
  expect(made, 'texts that were typed').toBe(66)
  const all = await everyRow()
  expect(all.length, 'the rows are there').toBeGreaterThan(20_000)
  for (const word of ['canary-', 'Wong Mei Ling', 'A123456']) {
    expect(all).not.toContain(word)
    expect(all).not.toContain(Buffer.from(word).toString('hex'))
  }
})
