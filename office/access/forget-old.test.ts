import Type from 'typebox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestOffice, type TestOffice } from '../../test/test-office.ts'
import type { Caller } from './caller.ts'
import { closed, defineAction, forgetOld, nothing, ofCase, openCase, perform, startSession, uuid } from './index.ts'

const open = defineAction({
  ...{ name: 'open-something', summary: 'opens a case', scope: 'provider', permission: 'open-incident' },
  effect: 'write',
  input: nothing,
  output: closed({ case_id: uuid }),
  async run(work) {
    const id = work.newId()
    await work.office.keyring.createCase(id)
    await openCase(work, id, 'case-1', 'incident-manager', null)
    return { case_id: id }
  },
})
const number = { next: 0 }
const countUp = defineAction({
  ...{ name: 'count-up', summary: 'counts', scope: 'case', permission: 'manage-tasks' },
  effect: 'write',
  input: closed(ofCase),
  output: closed({ count: Type.Integer() }),
  run: async () => ({ count: ++number.next }),
})

let office: TestOffice
let ada: Caller
beforeAll(async () => {
  office = await openTestOffice()
  ada = await office.addPerson('Ada Fong', 'incident-manager')
})
afterAll(() => office?.close())

test('answers are kept for a week and sessions for three months, then forgotten', async () => {
  const opened = await perform(office, open, {}, ada, { requestId: 'browser-0001' })
  const input = { case_id: (opened as { output: { case_id: string } }).output.case_id }
  const again = () => perform(office, countUp, input, ada, { requestId: 'browser-0002' })
  await startSession(office, { accountId: ada.accountId, authenticator: 'passkey:1', verified: true, way: 'passkey' })
  expect(await again()).toEqual(await again())

  office.clock.set('2026-03-09T08:59:00+08:00')
  expect(await forgetOld(office)).toBe(0)
  expect(await again()).toMatchObject({ output: { count: 1 } })

  office.clock.set('2026-03-09T09:01:00+08:00')
  expect(await forgetOld(office)).toBe(2)
  expect(await again()).toMatchObject({ output: { count: 2 } })

  office.clock.set('2026-06-01T09:00:00+08:00')
  expect(await forgetOld(office)).toBe(2)
  expect(await forgetOld(office)).toBe(0)
})
