import Type from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyProof } from '../../base/ledger/index.ts'
import { openTestOffice, type TestOffice } from '../../test/test-office.ts'
import { type Action, defineAction } from './action.ts'
import { decideApproval } from './approvals/decide-approval.ts'
import type { Caller } from './caller.ts'
import { openCase } from './open-case.ts'
import { perform } from './perform.ts'
import { closed, done, line, ofCase, prose } from './shapes.ts'

const openIncident = defineAction({
  name: 'open-something',
  summary: 'opens a case',
  scope: 'provider',
  permission: 'open-incident',
  effect: 'write',
  input: closed({ title: line }),
  output: closed({ case_id: Type.String() }),
  async run(work) {
    const id = work.newId()
    await work.office.keyring.createCase(id)
    await openCase(work, id, 'case-1', 'incident-manager', null)
    return { case_id: id }
  },
})
const decide = defineAction({
  name: 'write-decision',
  summary: 'writes a decision down',
  scope: 'case',
  permission: 'decide',
  effect: 'write',
  input: closed({ ...ofCase, reason: prose }),
  output: done,
  async run(work, { reason }) {
    const id = work.newId()
    const sealed = work.seal({ table: 'decisions', row: id }, { reason })
    const row = {
      id,
      case_id: work.caseId,
      kind: 'test',
      outcome: 'yes',
      reason: sealed,
      made_by: work.caller.accountId,
    }
    await work.trx.insertInto('decisions').values(row).execute()
    if (reason === 'fail') throw new Error('the disk of this machine is on fire')
    return { done: true }
  },
})
const readRegister = defineAction({
  name: 'read-register',
  summary: 'reads about people',
  scope: 'case',
  permission: 'see-register',
  effect: 'read',
  personal: true,
  input: closed(ofCase),
  output: closed({ names: Type.Array(Type.String()) }),
  run: async () => ({ names: ['Wong Mei Ling'], secret: 'never declared' }) as { names: string[] },
})
const purge = defineAction({
  ...decide,
  scope: 'case',
  name: 'purge-something',
  permission: 'purge-case',
  fourEyes: true,
})
const actions = new Map([openIncident, decide, readRegister, purge].map((action) => [action.name, action as Action]))

describe('an office of four', () => {
  let office: TestOffice
  let ada: Caller
  let ben: Caller
  let chloe: Caller
  let dan: Caller
  let caseId: string

  beforeAll(async () => {
    office = await openTestOffice()
    ada = await office.addPerson('Ada Fong', 'incident-manager')
    ben = await office.addPerson('Ben Ho', 'privacy-officer')
    chloe = await office.addPerson('Chloe Ip', 'privacy-officer')
    dan = await office.addPerson('Dan Kwok')
    const opened = await perform(office, openIncident, { title: 'Files renamed overnight' }, ada)
    caseId = (opened as { output: { case_id: string } }).output.case_id
  })
  afterAll(() => office?.close())

  const lastEntries = async (count: number) => (await office.entries()).slice(-count)

  test('who may, does; the entry says which action and nothing else', async () => {
    const outcome = await perform(office, decide, { case_id: caseId, reason: 'We tell them' }, ben)
    expect(outcome).toEqual({ state: 'done', output: { done: true } })
    expect(await lastEntries(1)).toEqual([
      { what: 'case.action', facts: { action: 'write-decision' }, case_id: caseId },
    ])
  })

  test('who may not is refused, nothing is written but the refusal', async () => {
    await expect(perform(office, decide, { case_id: caseId, reason: 'x' }, dan)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    const facts = { action: 'write-decision', why: 'not-allowed' }
    expect(await lastEntries(1)).toEqual([{ what: 'case.refused', facts, case_id: null }])
    await expect(perform(office, openIncident, { title: 'x' }, dan)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })

  test('wrong fields are named and their values not repeated', async () => {
    const given = { case_id: caseId, reason: '', 'Wong Mei Ling': 1 }
    const refusal = await perform(office, decide, given, ben).catch((cause) => cause)
    expect(refusal).toMatchObject({ code: 'INPUT_INVALID' })
    expect(refusal.message).toContain('reason')
    expect(refusal.message).not.toContain('Wong')
  })

  test('personal data is served only after an entry that says so, and not while the ledger is blocked', async () => {
    const outcome = await perform(office, readRegister, { case_id: caseId }, ben)
    expect(outcome).toEqual({ state: 'done', output: { names: ['Wong Mei Ling'] } })
    expect(await lastEntries(1)).toMatchObject([{ what: 'case.personal-read', facts: { action: 'read-register' } }])
    office.recorder.blocked = 'DISK_FULL'
    await expect(perform(office, readRegister, { case_id: caseId }, ben)).rejects.toMatchObject({
      code: 'LEDGER_BLOCKED',
    })
    await perform(office, openIncident, { title: 'Still works' }, ada)
    await office.log.catchUp()
    expect(office.recorder.blocked).toBeUndefined()
  })

  test('an action that fails leaves nothing behind, neither state nor entry', async () => {
    const before = (await office.entries()).length
    await expect(perform(office, decide, { case_id: caseId, reason: 'fail' }, ben)).rejects.toThrow('on fire')
    expect(await office.entries()).toHaveLength(before)
    const rows = await office.store.read({ person: ben.accountId }, (trx) =>
      trx.selectFrom('decisions').select('id').where('case_id', '=', caseId).execute(),
    )
    expect(rows).toHaveLength(1)
  })

  test('the same request is done once and answered twice; its id cannot be used for something else', async () => {
    const facts = { requestId: 'request-0001' }
    const first = await perform(office, decide, { case_id: caseId, reason: 'Once' }, ben, facts)
    expect(await perform(office, decide, { case_id: caseId, reason: 'Once' }, ben, facts)).toEqual(first)
    await expect(perform(office, decide, { case_id: caseId, reason: 'Twice' }, ben, facts)).rejects.toMatchObject({
      code: 'REQUEST_REUSED',
    })
  })

  test('four eyes: it waits, nobody agrees to their own, a second person makes it happen', async () => {
    const asked = await perform(office, purge, { case_id: caseId, reason: 'Over' }, ben)
    if (asked.state !== 'waiting') throw new Error('it did not wait')
    const decideAs = (who: Caller) => decideApproval(office, actions, asked.approval, 'approve', who)
    await expect(decideAs(ben)).rejects.toMatchObject({ code: 'SECOND_PERSON' })
    await expect(decideAs({ ...chloe, authenticator: ben.authenticator })).rejects.toMatchObject({
      code: 'SECOND_PERSON',
    })
    await expect(decideAs(dan)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await decideAs(chloe)).toEqual({ done: true })
    await expect(decideAs(chloe)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const whats = (await lastEntries(2)).map(({ what }) => what)
    expect(whats).toEqual(['approval.decided', 'case.action'])
  })

  test('a sign-in that did not verify the person looks at nothing', async () => {
    await expect(perform(office, readRegister, { case_id: caseId }, { ...ben, verified: false })).rejects.toMatchObject(
      { code: 'NOT_VERIFIED' },
    )
  })

  test('while sealed, nothing personal is opened or written', async () => {
    office.keyring.seal()
    await expect(perform(office, decide, { case_id: caseId, reason: 'x' }, ben)).rejects.toMatchObject({
      code: 'VAULT_SEALED',
    })
  })

  test('the whole log verifies offline, and holds every entry once', async () => {
    await office.log.catchUp()
    const verification = await verifyProof(office.ledgerFolder, { kinds: office.recorder.kinds })
    expect(verification.wrong).toEqual([])
    expect(verification.checkpoint?.size).toBe((await office.entries()).length)
  })
})
