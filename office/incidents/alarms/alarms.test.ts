import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { type Clinic, openClinic } from '../../../test/deadline-clinic.ts'
import { testPassphrase } from '../../../test/test-office.ts'
import type { Caller } from '../../access/index.ts'
import { giveAlarms } from './give-alarms.ts'
import { watchDeadlines } from './watch-deadlines.ts'

/** 72 hours from awareness at nine: EU law, with a risk that was judged. */
const aware = '2026-03-02T01:00:00+00:00'
const at = (hours: number) => new Date(Date.parse(aware) + hours * 3_600_000).toISOString()

describe('a clinic in Dublin has 72 hours', () => {
  let clinic: Clinic
  let deadline: string
  beforeAll(async () => {
    clinic = await openClinic('ireland', { discovered: aware, aware })
    await clinic.count({ residents: { IE: 400 } })
    await clinic.judge('risk', 'high')
    const authority = await clinic.find('eu-gdpr-authority')
    expect(authority.due).toBe('2026-03-05T01:00:00+00:00')
    deadline = authority.deadline_id
  })
  afterAll(() => clinic?.office.close())

  const look = () => {
    const { office, caseId } = clinic
    return office.store.transaction({ case: caseId }, (trx) =>
      giveAlarms(office, trx, caseId, new Date(office.clock.now())),
    )
  }
  const heard = async (who: Caller) =>
    (await act(clinic.office, 'list-messages', {}, who)).messages
      .filter(({ about }) => about === deadline)
      .map(({ kind, what, due }) => ({ kind, what, due }))

  test('a day before, four hours, one hour: once each, to privacy officer and incident manager, naming whom to tell', async () => {
    for (const [hours, told] of [
      [47.9, 0],
      [48, 1],
      [50, 1],
      [68, 2],
      [71, 3],
    ] as const) {
      clinic.office.clock.set(at(hours))
      await look()
      await look()
      expect(await heard(clinic.ben), `after ${hours} hours`).toHaveLength(told)
    }
    expect((await heard(clinic.ada))[0]).toEqual({
      kind: 'deadline-near',
      what: expect.stringContaining('(eu-gdpr-authority)'),
      due: '2026-03-05T01:00:00+00:00',
    })
    expect(await heard(clinic.eve)).toEqual([])
  })

  test('told and done: no alarm; taken back when it is over: at once', async () => {
    const { version } = await clinic.find('eu-gdpr-authority')
    const asked = { case_id: clinic.caseId, deadline_id: deadline }
    const done = await act(clinic.office, 'mark-done', { ...asked, version, proof: 'Web form, receipt 17' }, clinic.ben)
    clinic.office.clock.set(at(73))
    await look()
    expect(await heard(clinic.ben)).toHaveLength(3)
    const undone = { ...asked, version: done.version, reason: 'The form was not taken' }
    await act(clinic.office, 'undo-done', undone, clinic.ben)
    await look()
    expect((await heard(clinic.ben))[0]).toMatchObject({ kind: 'deadline-over' })
    const { alarms } = await clinic.past('eu-gdpr-authority')
    expect(alarms.map(({ minutes_before }) => minutes_before)).toEqual([1440, 240, 60, 0])
  })
})

describe('nothing runs for two days, and the vault is sealed', () => {
  let clinic: Clinic
  beforeAll(async () => {
    clinic = await openClinic('ireland', { discovered: aware, aware })
    await clinic.count({ residents: { IE: 400 } })
    await clinic.judge('risk', 'high')
  })
  afterAll(() => clinic?.office.close())

  test('at the next start the queue itself tells within a minute that it is over, once, and nothing that has passed', async () => {
    const { office, caseId, ben } = clinic
    office.clock.set(at(30))
    office.keyring.seal()
    office.clock.set(at(78))
    const told = () =>
      office.store.read({ case: caseId }, (trx) =>
        trx
          .selectFrom('alarms')
          .innerJoin('deadlines', 'deadlines.id', 'alarms.deadline_id')
          .select(['duty', 'lead_minutes', 'told'])
          .where('duty', '=', 'eu-gdpr-authority')
          .orderBy('lead_minutes')
          .execute(),
      )
    const from = performance.now()
    const workers = [1, 2, 3].map(() =>
      office.jobs.work({ lanes: 1, pollMs: 20, only: ({ name }) => name === watchDeadlines.name }),
    )
    while ((await told()).length === 0) await wait(20)
    expect(performance.now() - from).toBeLessThan(60_000)
    const waiting = () =>
      office.store.read({ case: caseId }, (trx) => office.jobs.progress(watchDeadlines, trx, caseId))
    while ((await waiting()).done < 4) await wait(20)
    await Promise.all(workers.map((worker) => worker.stop()))
    expect(await told()).toEqual([
      { duty: 'eu-gdpr-authority', lead_minutes: 0, told: true },
      { duty: 'eu-gdpr-authority', lead_minutes: 60, told: false },
      { duty: 'eu-gdpr-authority', lead_minutes: 240, told: false },
      { duty: 'eu-gdpr-authority', lead_minutes: 1440, told: false },
    ])
    await office.keyring.open(testPassphrase())
    const { messages } = await act(office, 'list-messages', {}, ben)
    const { deadline_id } = await clinic.find('eu-gdpr-authority')
    expect(messages.filter(({ about }) => about === deadline_id).map(({ kind }) => kind)).toEqual(['deadline-over'])
  })
})
