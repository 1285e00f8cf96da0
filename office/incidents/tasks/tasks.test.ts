import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { openTestOffice, type TestOffice } from '../../../test/test-office.ts'
import { type Caller, permissions, type Role } from '../../access/index.ts'
import type { OutputOf } from '../../client-types.ts'

describe('a stolen laptop, worked by several people', () => {
  let office: TestOffice
  let case_id: string
  const people = {} as Record<'ada' | 'ben' | 'eve' | 'cora' | 'gil', Caller>
  beforeAll(async () => {
    office = await openTestOffice()
    people.ada = await office.addPerson('Ada Fong', 'incident-manager')
    people.ben = await office.addPerson('Ben Ho', 'privacy-officer')
    people.eve = await office.addPerson('Eve Kwok', 'security')
    people.cora = await office.addPerson('Cora Sze')
    people.gil = await office.addPerson('Gil Tam')
    const opened = await act(office, 'open-incident', { title: 'Laptop gone', vectors: ['lost-device'] }, people.ada)
    case_id = opened.case_id
    await join('cora', 'counsel')
    await join('gil', 'guest-firm')
  })
  afterAll(() => office?.close())

  const join = (name: keyof typeof people, role: Role) =>
    office.store.transaction({ person: people.ada.accountId }, (trx) =>
      trx.insertInto('memberships').values({ case_id, person_id: people[name].accountId, role }).execute(),
    )
  type Line = OutputOf<'list-tasks'>['tasks'][number]
  const list = async (who: Caller = people.ada, filter = {}) =>
    (await act(office, 'list-tasks', { case_id, ...filter }, who)).tasks
  const find = async (step: string): Promise<Line> => (await list()).find((task) => task.step === step)!
  const at = (task: Line) => ({ case_id, task_id: task.task_id, version: task.version })
  const answer = async (step: string, answers: Record<string, string | number>, who: Caller) =>
    act(office, 'answer-task', { ...at(await find(step)), answers }, who)

  test('the playbook’s tasks are there, each in one state, with owner, due time and what to do', async () => {
    const tasks = await list()
    expect(tasks).toHaveLength(30)
    expect(tasks.filter(({ state }) => state === 'open').map(({ step }) => step)).toEqual([
      ...['lock-device', 'look-again', 'start-the-log', 'how-protected', 'report-loss'],
    ])
    const lock = await act(office, 'read-task', { case_id, task_id: (await find('lock-device')).task_id }, people.gil)
    expect(lock.do.length).toBeGreaterThan(1)
    expect(lock.asks.map(({ id }) => id)).toEqual(['kind', 'locked'])
    expect(
      (await act(office, 'read-task', { case_id, task_id: (await find('list-data')).task_id }, people.eve)).waits_for
        .length,
    ).toBeGreaterThan(0)
  })

  test('a step needs its answers; the answers choose what follows', async () => {
    await expect(answer('lock-device', { kind: 'computer' }, people.eve)).rejects.toMatchObject({
      message: 'answers.locked is missing',
    })
    await expect(answer('lock-device', { kind: 'spaceship', locked: 'yes' }, people.eve)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
    expect((await find('wipe-device')).state).toBe('waiting')
    await answer('lock-device', { kind: 'paper', locked: 'no' }, people.eve)
    expect(await find('lock-device')).toMatchObject({ state: 'done', owner: { name: 'Eve Kwok' } })
    expect(await find('wipe-device')).toMatchObject({ state: 'not-needed' })
    const why = await act(office, 'read-task', { case_id, task_id: (await find('wipe-device')).task_id }, people.ada)
    expect(why.because[0]!.en).toContain('was answered')
  })

  test('a step that was answered wrongly is opened again: the earlier answers stay, and what follows is decided anew', async () => {
    const done = await find('lock-device')
    await expect(
      act(office, 'reopen-task', { ...at(done), reason: 'It was a laptop' }, people.eve),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await act(office, 'reopen-task', { ...at(done), reason: 'It was a laptop' }, people.ada)
    expect(await find('wipe-device')).toMatchObject({ state: 'waiting' })
    await answer('lock-device', { kind: 'computer', locked: 'unsure' }, people.eve)
    expect((await find('save-logs')).state).toBe('open')
    const { past } = await act(office, 'read-task', { case_id, task_id: done.task_id }, people.ben)
    expect(past.map(({ how }) => how)).toEqual(['done', 'reopened', 'done'])
    expect(past[0]!.answers).toEqual({ kind: 'paper', locked: 'no' })
    expect(past[1]).toMatchObject({ text: 'It was a laptop', by: { name: 'Ada Fong' } })
  })

  test('answers state facts; “not sure” does not stop a clock that runs', async () => {
    const read = async () => (await act(office, 'read-case', { case_id }, people.ada)).timeline
    const discovered = (await read())['discovered']
    await answer('look-again', { 'last-seen': '2026-03-01T18:00:00+08:00', story: 'On the bus' }, people.ada)
    expect((await read())['occurred']).toBe('2026-03-01T18:00:00+08:00')
    const log = {
      discovered: 'unsure',
      aware: '2026-03-02T08:30:00+08:00',
      'found-by': 'The nurse',
      'care-affected': 'no',
    }
    await answer('start-the-log', log, people.ada)
    expect(await read()).toMatchObject({ discovered, aware: '2026-03-02T08:30:00+08:00' })
    const future = { 'loss-number': 'P-1', stolen: 'yes' }
    await answer('report-loss', future, people.ada)
    expect((await find('tell-insurer')).state).toBe('open')
  })

  test('nobody ends, takes or is given what is not theirs', async () => {
    const logs = await find('save-logs')
    await expect(
      act(office, 'take-task', at(logs), people.gil),
      'a guest firm takes nothing by itself',
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(
      act(office, 'assign-task', { ...at(logs), owner_id: people.gil.accountId }, people.eve),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const { version } = await act(office, 'assign-task', { ...at(logs), owner_id: people.gil.accountId }, people.ada)
    expect((await act(office, 'list-messages', {}, people.gil)).messages).toMatchObject([
      { kind: 'task-assigned', case_id, about: logs.task_id },
    ])
    await expect(act(office, 'take-task', at(await find('save-logs')), people.eve)).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    })
    const answers = { 'logs-from': 'unsure', 'logs-missing': 'yes', 'logs-list': 'VPN, mail' }
    const input = { case_id, task_id: logs.task_id, version, answers }
    await expect(act(office, 'answer-task', input, people.eve), 'it is Gil’s').rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await act(office, 'answer-task', input, people.gil)
    const stranger = await office.addPerson('Hal Mok')
    await expect(act(office, 'list-tasks', { case_id }, stranger)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const wiped = await find('cut-device-access')
    await expect(
      act(office, 'assign-task', { ...at(wiped), owner_id: stranger.accountId }, people.ada),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  test('two people with the same task open: the second is told, and nothing is written twice', async () => {
    const cut = await find('cut-device-access')
    const [first, second] = await Promise.allSettled([
      act(office, 'answer-task', { ...at(cut), answers: { cut: 'yes' } }, people.eve),
      act(office, 'answer-task', { ...at(cut), answers: { cut: 'no' } }, people.ben),
    ])
    const refused = [first, second].filter(({ status }) => status === 'rejected')
    expect(refused).toMatchObject([{ reason: { code: 'CHANGED_MEANWHILE' } }])
    expect((await act(office, 'read-task', { case_id, task_id: cut.task_id }, people.ada)).past).toHaveLength(1)
  })

  test('a step is set aside with a reason, and everything that could follow opens', async () => {
    const step = await find('how-protected')
    await expect(act(office, 'drop-task', { ...at(step), reason: 'x' }, people.eve)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await act(office, 'drop-task', { ...at(step), reason: 'The maker is bankrupt' }, people.ada)
    expect(await find('how-protected')).toMatchObject({ state: 'dropped' })
    expect((await find('wipe-device')).state).toBe('open')
  })

  test('own tasks: added, late, finished; a playbook step is not finished without its answers', async () => {
    const own = { case_id, title: 'Order a cable lock', due_at: '2026-03-02T10:00:00+08:00' }
    const { task_id } = await act(office, 'add-task', own, people.eve)
    const mine = await act(office, 'add-task', { ...own, owner_id: people.eve.accountId }, people.eve)
    await expect(act(office, 'add-task', { ...own, owner_id: people.ben.accountId }, people.eve)).rejects.toMatchObject(
      { code: 'NOT_ALLOWED' },
    )
    expect((await list(people.eve, { mine: true, state: 'open' })).map((task) => task.task_id)).toEqual([mine.task_id])
    await act(office, 'finish-task', { case_id, task_id, version: 1, result: 'Ordered' }, people.eve)
    await expect(act(office, 'finish-task', at(await find('wipe-device')), people.eve)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
    await act(office, 'reopen-task', { case_id, task_id, version: 2, reason: 'It never came' }, people.ben)
    expect((await list()).find((task) => task.task_id === task_id)).toMatchObject({
      state: 'open',
      title: { en: 'Order a cable lock' },
    })
  })

  test('privileged tasks are not there for others, not even in a count', async () => {
    const before = await act(office, 'read-case', { case_id }, people.ada)
    const secret = {
      case_id,
      title: 'Weigh the claim of the patient',
      privileged: true,
      due_at: '2026-03-02T09:05:00+08:00',
    }
    await expect(act(office, 'add-task', secret, people.ada)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const { task_id } = await act(office, 'add-task', secret, people.cora)
    expect((await act(office, 'read-case', { case_id }, people.ada)).tasks).toEqual(before.tasks)
    expect((await act(office, 'read-case', { case_id }, people.ben)).tasks.open).toBe(before.tasks.open + 1)
    expect((await list(people.eve)).some((task) => task.task_id === task_id)).toBe(false)
    for (const name of ['read-task', 'take-task'] as const)
      await expect(
        act(office, name, { case_id, task_id, ...(name === 'take-task' && { version: 1 }) }, people.eve),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const seen = (who: Caller) => act(office, 'list-cases', {}, who).then(({ cases }) => cases[0]!.open_tasks)
    expect(await seen(people.ben)).toBe((await seen(people.ada)) + 1)
    await act(office, 'finish-task', { case_id, task_id, version: 1, result: 'Weak claim' }, people.cora)
  })

  test('what a privileged step was answered is for counsel and privacy officer, and whoever answered', async () => {
    const { version } = await act(office, 'read-case', { case_id }, people.ada)
    await act(office, 'change-incident', { case_id, version, vectors: ['lost-device', 'insider'] }, people.ada)
    const ask = await find('ask-counsel')
    expect(ask).toMatchObject({ privileged: true, state: 'open' })
    await expect(act(office, 'take-task', at(ask), people.eve)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const { asks } = await act(office, 'read-task', { case_id, task_id: ask.task_id }, people.cora)
    const answers = Object.fromEntries(
      asks.map(({ id, kind, options }) => [
        id,
        kind === 'text' ? 'Because.' : kind === 'choice' ? options[0]!.id : 'unsure',
      ]),
    )
    await act(office, 'answer-task', { ...at(ask), answers }, people.cora)
    const past = async (who: Caller) =>
      (await act(office, 'read-task', { case_id, task_id: ask.task_id }, who)).past[0]!
    expect((await past(people.ben)).answers).toEqual(answers)
    for (const who of [people.ada, people.eve, people.gil]) expect((await past(who)).answers).toBeUndefined()
  })

  test('who has no say over tasks is refused by every action on them', async () => {
    const aud = await office.addPerson('Aud Itor')
    await office.store.transaction({ person: people.ada.accountId }, (trx) =>
      trx.insertInto('memberships').values({ case_id, person_id: aud.accountId, role: 'auditor' }).execute(),
    )
    expect(permissions.case['work-tasks']).not.toContain('auditor')
    const task = at(await find('list-data'))
    const inputs = {
      'take-task': task,
      'assign-task': { ...task, owner_id: null },
      'answer-task': { ...task, answers: {} },
      'finish-task': task,
      'drop-task': { ...task, reason: 'x' },
      'reopen-task': { ...task, reason: 'x' },
      'add-task': { case_id, title: 'x' },
    }
    for (const [name, input] of Object.entries(inputs))
      await expect(act(office, name as 'take-task', input, aud), name).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    expect((await list(aud)).length).toBeGreaterThan(29)
  })
})
