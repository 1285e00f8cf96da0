import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyProof } from '../../../base/ledger/index.ts'
import { act } from '../../../test/act.ts'
import { openTestOffice, type TestOffice } from '../../../test/test-office.ts'
import type { Caller } from '../caller.ts'
import { startSession } from '../sessions/start-session.ts'

describe('looking into the ledger', () => {
  let office: TestOffice
  let ada: Caller
  let ben: Caller

  beforeAll(async () => {
    office = await openTestOffice()
    ada = await office.addPerson('Ada Fong', 'administrator')
    ben = await office.addPerson('Ben Ho')
    for (const [at, caller] of [
      ['2026-03-02T10:00:00+08:00', ada],
      ['2026-03-02T11:00:00+08:00', ben],
    ] as const) {
      office.clock.set(at)
      await startSession(office, { ...caller, way: 'passkey' })
    }
    await act(office, 'add-site', { name: 'Harbour Clinic Central' }, ada)
  })
  afterAll(() => office?.close())

  const found = async (asked: object) =>
    (await act(office, 'list-ledger', asked, ada)).entries.map(({ actor, what }) => `${actor} ${what}`)

  test('by kind, by person, by time, and page by page', async () => {
    expect(await found({})).toEqual(['Ada Fong office.action', 'Ben Ho session.started', 'Ada Fong session.started'])
    expect(await found({ what: ['office.action', 'office.refused'] })).toEqual(['Ada Fong office.action'])
    expect(await found({ account_id: ben.accountId })).toEqual(['Ben Ho session.started'])
    const [first] = (await act(office, 'list-ledger', { limit: 1 }, ada)).entries
    expect(await found({ before: first!.id, limit: 1 })).toEqual(['Ben Ho session.started'])
    const { at } = first!
    expect(await found({ until: at })).toEqual(['Ada Fong session.started'])
    expect(await found({ since: at })).toEqual(['Ada Fong office.action', 'Ben Ho session.started'])
  })

  test('an entry gives its proof, which an outsider checks without us; one of a case only to who may see that', async () => {
    await office.log.catchUp()
    const [first] = (await act(office, 'list-ledger', {}, ada)).entries
    const { seq, file } = await act(office, 'prove-entry', { id: first!.id }, ada)
    expect(seq).toBe(first!.seq)
    const path = join(office.ledgerFolder, '..', `entry-${seq}.txt`)
    writeFileSync(path, file)
    const { wrong, checked } = await verifyProof(path, { kinds: office.recorder.kinds, vkey: office.log.vkey })
    expect(wrong).toEqual([])
    expect(checked.join()).toContain(`entry ${seq}, office.action`)
    await expect(act(office, 'prove-entry', { id: first!.id }, ben)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const mia = await office.addPerson('Mia Chan', 'privacy-officer')
    const { case_id } = await act(office, 'open-incident', { title: 'A dump', vectors: ['malware'] }, mia)
    await office.log.catchUp()
    const [opened] = (await act(office, 'list-case-ledger', { case_id }, mia)).entries
    expect((await act(office, 'prove-case-entry', { case_id, id: opened!.id }, mia)).seq).toBe(opened!.seq)
    const elsewhere = act(office, 'prove-entry', { id: opened!.id }, ada)
    await expect(elsewhere).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('a kind that is no word is refused', async () => {
    for (const what of [[], ['x'], ["office.action' or true"]])
      await expect(found({ what })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })
})
