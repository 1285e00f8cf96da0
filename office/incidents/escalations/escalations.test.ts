import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { openTestOffice, type TestOffice, testPassphrase } from '../../../test/test-office.ts'
import type { Caller } from '../../access/index.ts'
import { escalateCase } from './escalate-case.ts'
import { escalateTasks } from './escalate-tasks.ts'

describe('nobody looks at the tasks', () => {
  let office: TestOffice
  let ada: Caller
  let ben: Caller
  let eve: Caller
  let case_id: string
  beforeAll(async () => {
    office = await openTestOffice()
    ada = await office.addPerson('Ada Fong', 'incident-manager')
    ben = await office.addPerson('Ben Ho', 'privacy-officer')
    eve = await office.addPerson('Eve Kwok', 'security')
    case_id = (await act(office, 'open-incident', { title: 'Ransomware', vectors: ['malware'] }, ada)).case_id
  })
  afterAll(() => office?.close())

  const look = () =>
    office.store.transaction({ case: case_id }, (trx) =>
      escalateCase(office, trx, case_id, new Date(office.clock.now())),
    )
  const told = () =>
    office.store.read({ case: case_id }, (trx) =>
      trx
        .selectFrom('escalations')
        .innerJoin('tasks', 'tasks.id', 'task_id')
        .select(['step', 'to_role', 'escalations.due_at', 'since'])
        .orderBy('since')
        .execute(),
    )
  const overdue = async (who: Caller) =>
    (await act(office, 'list-messages', {}, who)).messages.filter(({ kind }) => kind === 'task-overdue').length

  test('before anything is due nobody is told; a minute after, whoever’s role it is', async () => {
    office.clock.set('2026-03-02T09:14:59+08:00')
    expect(await look()).toBe(0)
    office.clock.set('2026-03-02T09:15:00+08:00')
    expect(await look()).toBe(1)
    expect(await look()).toBe(0)
    expect(await told()).toMatchObject([{ step: 'cut-network', to_role: 'security' }])
    expect([await overdue(eve), await overdue(ada)]).toEqual([1, 0])
  })

  test('the vault is sealed and everything stood still for two days: at the next start each is told once, to each role above', async () => {
    const before = (await told()).length
    office.keyring.seal()
    office.clock.set('2026-03-04T09:00:00+08:00')
    const worker = office.jobs.work({ lanes: 2, pollMs: 5 })
    const waiting = () =>
      office.store.read({ case: case_id }, (trx) => office.jobs.progress(escalateTasks, trx, case_id))
    while ((await waiting()).done < 8) await new Promise((resolve) => setTimeout(resolve, 20))
    await worker.stop()
    const all = await told()
    expect(all.length).toBeGreaterThan(before + 8)
    expect(new Set(all.map(({ step, to_role, due_at }) => `${step} ${to_role} ${due_at}`)).size).toBe(all.length)
    expect(all.filter(({ step }) => step === 'cut-network').map(({ to_role }) => to_role)).toEqual([
      'security',
      'incident-manager',
    ])
    expect(await look()).toBe(0)
    const entries = (await office.entries()).filter(({ what }) => what === 'task.overdue')
    expect(entries).toHaveLength(all.length)
    expect(await overdue(ben)).toBeGreaterThan(0)
    await office.keyring.open(testPassphrase())
  })

  test('a task that was done is told to nobody; opened again when it is late already, it is', async () => {
    const find = async (step: string) =>
      (await act(office, 'list-tasks', { case_id }, ada)).tasks.find((task) => task.step === step)!
    const at = ({ task_id, version }: { task_id: string; version: number }) => ({ task_id, version })
    const cut = await find('cut-network')
    const answers = { 'all-cut': 'yes', sick: 2 }
    await act(office, 'answer-task', { case_id, task_id: cut.task_id, version: cut.version, answers }, eve)
    office.clock.set('2026-03-09T09:00:00+08:00')
    await look()
    expect((await told()).filter(({ step }) => step === 'cut-network')).toHaveLength(2)
    await act(
      office,
      'add-task',
      { case_id, title: 'Buy forms', due_at: '2026-03-09T08:00:00+08:00', owner_id: ada.accountId },
      ada,
    )
    const messages = await overdue(ada)
    expect(await look()).toBe(1)
    expect(await overdue(ada)).toBe(messages + 1)
    expect((await told()).at(-1)).toMatchObject({ step: null, to_role: 'incident-manager' })
    await act(office, 'reopen-task', { case_id, ...at(await find('cut-network')), reason: 'It is back' }, ada)
    // Its due time is the same as before, so both roles know of it already.
    expect(await look()).toBe(0)
  })

  test('a queue whose clock runs far ahead of ours is waited for, not believed', async () => {
    const handle = await escalateTasks.of(() => office).load()
    const chunk = { id: 'x', caseId: case_id, attempt: 1, signal: new AbortController().signal }
    await expect(handle({ at: '2026-04-01T00:00:00.000Z' }, chunk)).rejects.toThrow('far behind')
    await handle({ at: new Date(office.clock.now() + 60_000).toISOString() }, chunk)
  })
})
