import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestOffice, type TestOffice } from '../../test/test-office.ts'
import { defineAction } from './action.ts'
import { breakGlass } from './break-glass.ts'
import type { Caller } from './caller.ts'
import { giveBackGlass } from './give-back-glass.ts'
import { listOtherCases } from './list-other-cases.ts'
import { listMessages } from './messages/read-messages.ts'
import { openCase } from './open-case.ts'
import { perform } from './perform.ts'
import { closed, done, line, ofCase, uuid } from './shapes.ts'

const open = defineAction({
  name: 'open-something',
  summary: 'opens a case of one site',
  scope: 'provider',
  permission: 'open-incident',
  effect: 'write',
  input: closed({ site: line }),
  output: closed({ case_id: uuid }),
  async run(work, { site }) {
    const id = work.newId()
    const siteId = work.newId()
    await work.trx.insertInto('sites').values({ id: siteId, name: site }).execute()
    await work.office.keyring.createCase(id)
    await openCase(work, id, 'case-1', 'incident-manager', siteId)
    return { case_id: id }
  },
})
const look = defineAction({
  name: 'look-around',
  summary: 'looks',
  scope: 'case',
  permission: 'see-case',
  effect: 'read',
  input: closed(ofCase),
  output: done,
  run: async () => ({ done: true }),
})

describe('at night, with nobody else to be had', () => {
  let office: TestOffice
  let ada: Caller
  let ben: Caller
  let eve: Caller
  let case_id: string
  beforeAll(async () => {
    office = await openTestOffice()
    ada = await office.addPerson('Ada Fong', 'incident-manager')
    const opened = await perform(office, open, { site: 'Harbour Central' }, ada)
    case_id = (opened as { output: { case_id: string } }).output.case_id
    // Ben came later: he is in no case that was there before.
    ben = await office.addPerson('Ben Ho', 'security')
    eve = await office.addPerson('Eve Sin')
  })
  afterAll(() => office?.close())

  test('whoever may break it sees the code and the site of the cases they are not in, and nothing more', async () => {
    const other = async (who: Caller) => (await perform(office, listOtherCases, {}, who)) as { output: unknown }
    expect((await other(ben)).output).toEqual({ cases: [{ case_id, code: 'case-1', site: 'Harbour Central' }] })
    expect((await other(ada)).output).toEqual({ cases: [] })
    await expect(other(eve)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    expect((await office.entries()).at(-1)).toMatchObject({
      what: 'office.refused',
      facts: { action: 'list-other-cases' },
    })
  })

  test('glass is broken with a reason, by those whose work it may be, and others are told', async () => {
    const reason = 'Ada does not answer and the server is burning'
    await expect(perform(office, look, { case_id }, ben)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(perform(office, breakGlass, { case_id, reason }, eve)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(perform(office, breakGlass, { case_id, reason: ' ' }, ben)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
    const { output } = (await perform(office, breakGlass, { case_id, reason }, ben)) as { output: unknown }
    expect(output).toEqual({ until: '2026-03-02T05:00:00.000Z' })
    await perform(office, look, { case_id }, ben)
    const told = await perform(office, listMessages, {}, ada)
    expect(told).toMatchObject({ output: { messages: [{ kind: 'glass-broken', case_id, read: false }] } })
    const whats = (await office.entries()).map(({ what }) => what)
    expect(whats).toContain('glass.broken')
  })

  test('on a clock that runs while the transaction does: four hours are four hours', async () => {
    let looks = 0
    const running = { ...office, clock: { now: () => office.clock.now() + 7 * ++looks } }
    const { output } = (await perform(running, breakGlass, { case_id, reason: 'Still burning' }, ben)) as {
      output: { until: string }
    }
    expect(output).toEqual({ until: '2026-03-02T05:00:00.000Z' })
  })

  test('and the way is closed again after four hours', async () => {
    office.clock.set('2026-03-02T13:00:01+08:00')
    await expect(perform(office, look, { case_id }, ben)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(perform(office, breakGlass, { case_id, reason: 'again', hours: 5 }, ben)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
  })

  test('it is given back before its time, once, by whoever broke it', async () => {
    await perform(office, breakGlass, { case_id, reason: 'The server burns again', hours: 1 }, ben)
    await perform(office, look, { case_id }, ben)
    await expect(perform(office, giveBackGlass, { case_id }, ada)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await perform(office, look, { case_id }, ben)
    await perform(office, giveBackGlass, { case_id }, ben)
    await expect(perform(office, look, { case_id }, ben)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(perform(office, giveBackGlass, { case_id }, ben)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await office.entries()).map(({ what }) => what)).toContain('glass.given-back')
    await perform(office, look, { case_id }, ada)
  })
})
