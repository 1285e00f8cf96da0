import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { type Clinic, openClinic } from '../../../test/deadline-clinic.ts'
import { type Caller, perform } from '../../access/index.ts'
import { actionsByName } from '../../actions.ts'
import { giveAlarms } from '../alarms/give-alarms.ts'

describe('a lost laptop in Dublin comes to its end', () => {
  let clinic: Clinic
  let ada: Caller
  let ben: Caller
  let case_id: string
  beforeAll(async () => {
    const known = {
      occurred: '2026-02-27T18:00:00Z',
      discovered: '2026-03-01T08:00:00Z',
      aware: '2026-03-01T10:00:00Z',
    }
    clinic = await openClinic('ireland', { title: 'Laptop left in a taxi', vectors: ['lost-device'], ...known })
    ;({ ada, ben, caseId: case_id } = clinic)
    await clinic.count({ residents: { IE: 40 } })
    await clinic.judge('risk', 'risk')
  })
  afterAll(() => clinic?.office.close())

  const close = (reason = 'All is done') => act(clinic.office, 'close-case', { case_id, reason }, ada)
  async function endTasks(): Promise<void> {
    const { tasks } = await act(clinic.office, 'list-tasks', { case_id }, ada)
    for (const { task_id, version } of tasks.filter(({ state }) => state === 'open'))
      await act(clinic.office, 'drop-task', { case_id, task_id, version, reason: 'Not needed any more' }, ada)
  }

  test('who may not close is told nothing; who may is told what is missing, and nothing is closed', async () => {
    await expect(act(clinic.office, 'close-case', { case_id, reason: 'x' }, clinic.eve)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    const { closed, missing } = await close()
    expect(closed).toBe(false)
    expect(missing.duties.map(({ duty }) => duty)).toContain('eu-gdpr-authority')
    expect(missing.tasks.length).toBeGreaterThan(0)
    expect(await act(clinic.office, 'check-closing', { case_id }, ada)).toEqual({ ready: false, missing })
    expect((await act(clinic.office, 'read-case', { case_id }, ada)).state).toBe('open')
  })

  test('a duty is out of the way when it is done, or when somebody decided against it with a reason', async () => {
    clinic.office.clock.set('2026-03-03T12:00:00+00:00')
    const { missing } = await close()
    const [told, ...others] = missing.duties
    const { version } = await clinic.find(told!.duty)
    const done = { case_id, deadline_id: told!.deadline_id, version, proof: 'Web form, receipt 17' }
    await act(clinic.office, 'mark-done', done, ben)
    for (const { duty } of others) {
      const decision = {
        case_id,
        kind: 'notify-others',
        outcome: 'do-not-notify',
        about: duty,
        reason: 'The disk was empty',
      }
      await act(clinic.office, 'record-decision', decision, ada)
    }
    expect((await close()).missing.duties).toEqual([])
  })

  test('tasks are ended, containment too; a lesson does not keep it open', async () => {
    await endTasks()
    // What follows a dropped step opens.
    while ((await close()).missing.tasks.length > 0) await endTasks()
    // The last try has closed it.
    expect((await act(clinic.office, 'read-case', { case_id }, ada)).state).toBe('closed')
    const kinds = (await act(clinic.office, 'list-messages', {}, ben)).messages.map(({ kind }) => kind)
    expect(kinds[0]).toBe('case-closed')
  })

  test('closed, nothing of it changes: every write is refused but those for afterwards', async () => {
    const refused = [
      ['add-note', { text: 'One more thing' }, ada],
      ['set-fact', { name: 'encrypted', value: true, reason: 'x', seen: null }, ada],
      ['record-judgement', { judgement: 'serious_harm', outcome: 'no', reason: 'x' }, ben],
      ['plan-containment', { action: 'disable-account', target: { kind: 'account', name: 'x' } }, clinic.eve],
      ['close-case', { reason: 'Again' }, ada],
    ] as const
    for (const [name, input, who] of refused)
      await expect(
        perform(clinic.office, actionsByName.get(name)!, { case_id, ...input }, who),
        name,
      ).rejects.toMatchObject({
        code: 'CASE_CLOSED',
      })
    clinic.office.clock.set('2026-03-09T12:00:00+00:00')
    const told = await clinic.office.store.transaction({ case: case_id }, (trx) =>
      giveAlarms(clinic.office, trx, case_id, new Date(clinic.office.clock.now())),
    )
    expect(told, 'alarms of a closed case').toBe(0)
  })

  test('the after-action report: questions, figures that nobody typed, and lessons that go on', async () => {
    const write = (version: number, answers: object) =>
      act(clinic.office, 'write-after-action', { case_id, version, answers }, ada)
    await write(0, { cause: 'Laptops were not encrypted', 'went-well': 'Told within a day' })
    await expect(write(0, { cause: 'x' })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    await expect(write(1, { 'who-is-to-blame': 'x' })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await write(1, { 'went-well': '' })
    const lesson = {
      case_id,
      title: 'Encrypt all laptops',
      owner_id: clinic.eve.accountId,
      due_at: '2026-03-10T12:00:00Z',
    }
    const { task_id } = await act(clinic.office, 'add-lesson', lesson, ada)
    const report = await act(clinic.office, 'read-after-action', { case_id }, ada)
    expect(report.questions.filter(({ answer }) => answer !== undefined)).toMatchObject([
      { id: 'cause', answer: 'Laptops were not encrypted', question: { 'zh-Hant': expect.any(String) } },
    ])
    expect(report.figures).toMatchObject({ to_discovery: 38, to_awareness: 2, to_regulator: 50 })
    expect(report.lessons).toEqual([
      { task_id, title: 'Encrypt all laptops', state: 'open', due_at: '2026-03-10T12:00:00.000Z' },
    ])
    const task = (await act(clinic.office, 'list-tasks', { case_id }, clinic.eve)).tasks.find(
      (one) => one.task_id === task_id,
    )!
    await act(clinic.office, 'finish-task', { case_id, task_id, version: task.version, result: 'Done' }, clinic.eve)
    expect((await act(clinic.office, 'read-after-action', { case_id }, ada)).lessons[0]!.state).toBe('done')
  })

  test('the final report: scope, duties with what was done when, decisions with reasons, how it ended', async () => {
    const report = await act(clinic.office, 'read-final-report', { case_id }, ben)
    expect(report).toMatchObject({
      ...{ code: 'INC-2026-001', title: 'Laptop left in a taxi', state: 'closed', vectors: ['lost-device'] },
      timeline: { aware: '2026-03-01T10:00:00Z' },
      scope: { least: 40, most: 40 },
      endings: [{ how: 'closed', reason: 'All is done', by: { name: 'Ada Fong' } }],
    })
    expect(report.duties.some(({ done }) => done?.by.name === 'Ben Ho')).toBe(true)
    expect(report.decisions.some(({ reason }) => reason === 'The disk was empty')).toBe(true)
    await expect(act(clinic.office, 'read-final-report', { case_id }, clinic.eve)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
  })

  test('opened again with a reason, work goes on; it is closed a second time', async () => {
    await act(clinic.office, 'reopen-case', { case_id, reason: 'The laptop was found, opened' }, ada)
    await expect(act(clinic.office, 'reopen-case', { case_id, reason: 'x' }, ada)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
    await clinic.judge('risk', 'high')
    const { closed, missing } = await close()
    expect(closed).toBe(false)
    expect(missing.duties.map(({ duty }) => duty)).toContain('eu-gdpr-individuals')
    const { endings } = await act(clinic.office, 'read-final-report', { case_id }, ben)
    expect(endings.map(({ how }) => how)).toEqual(['closed', 'reopened'])
  })
})
