import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { openTestOffice, type TestOffice } from '../../../test/test-office.ts'
import type { Caller } from '../caller.ts'
import { removeLock } from '../keys/change-locks.ts'
import { perform } from '../perform.ts'

describe('what waits for a second person', () => {
  let office: TestOffice
  let ada: Caller
  let ben: Caller
  let dan: Caller
  let approval_id: string

  beforeAll(async () => {
    office = await openTestOffice()
    ada = await office.addPerson('Ada Fong', 'administrator')
    ben = await office.addPerson('Ben Ho', 'security')
    dan = await office.addPerson('Dan Kwok')
    const asked = await perform(office, removeLock, { lock_id: 'lock-2' }, ada)
    approval_id = (asked as { approval: string }).approval
  })
  afterAll(() => office?.close())

  test('is read by whoever asked and whoever may decide, before they decide, and the reading is recorded', async () => {
    for (const caller of [ada, ben])
      expect(await act(office, 'read-approval', { approval_id }, caller)).toEqual({
        approval_id,
        action: 'remove-lock',
        input: { lock_id: 'lock-2' },
      })
    expect((await office.entries()).at(-1)).toMatchObject({
      what: 'office.personal-read',
      facts: { action: 'read-approval' },
    })
  })

  test('is there for nobody else, and for nobody once it is too old', async () => {
    await expect(act(office, 'read-approval', { approval_id }, dan)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await act(office, 'list-approvals', {}, dan)).toEqual({ approvals: [] })
    office.clock.set('2026-03-05T09:00:01+08:00')
    await expect(act(office, 'read-approval', { approval_id }, ben)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
