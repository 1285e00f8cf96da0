import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Secret, shares } from '../../../base/vault/index.ts'
import { openTestOffice, type TestOffice, testPassphrase } from '../../../test/test-office.ts'
import { actionsByName } from '../../actions.ts'
import { officeJobs } from '../../jobs.ts'
import { defineAction } from '../action.ts'
import { decideApproval } from '../approvals/decide-approval.ts'
import type { Caller } from '../caller.ts'
import { openCase } from '../open-case.ts'
import { perform } from '../perform.ts'
import { verifyLedgerNow } from '../recording/list-entries.ts'
import { changeProvider } from '../settings/change-provider.ts'
import { closed, nothing, uuid } from '../shapes.ts'
import { holdCase, releaseHold } from './case-keys.ts'
import { printShares } from './change-locks.ts'
import { purgeCase } from './purge-case.ts'
import { sealVault } from './vault-state.ts'

const open = defineAction({
  name: 'open-something',
  summary: 'opens a case',
  scope: 'provider',
  permission: 'open-incident',
  effect: 'write',
  input: nothing,
  output: closed({ case_id: uuid }),
  async run(work) {
    const id = work.newId()
    await work.office.keyring.createCase(id)
    await openCase(work, id, 'case-1', 'privacy-officer', null)
    return { case_id: id }
  },
})

describe('keys', () => {
  let office: TestOffice
  let ada: Caller
  let ben: Caller
  let case_id: string
  beforeAll(async () => {
    office = await openTestOffice({ jobs: officeJobs })
    ada = await office.addPerson('Ada Fong', 'privacy-officer', 'administrator')
    ben = await office.addPerson('Ben Ho', 'privacy-officer', 'security')
    const opened = await perform(office, open, {}, ada)
    case_id = (opened as { output: { case_id: string } }).output.case_id
  })
  afterAll(() => office?.close())

  const agree = async (asked: Awaited<ReturnType<typeof perform>>, second: Caller) => {
    if (asked.state !== 'waiting') throw new Error('it did not wait')
    return decideApproval(office, actionsByName, asked.approval, 'approve', second)
  }

  test('a legal hold blocks the purge, for as long as two people do not release it; then the key goes', async () => {
    await perform(office, holdCase, { case_id, reference: 'HCMP-88/2026' }, ada)
    const purge = () => perform(office, purgeCase, { case_id, reason: 'retention-ended' }, ada)
    await expect(agree(await purge(), ben)).rejects.toMatchObject({ code: 'VAULT_HELD' })
    await agree(await perform(office, releaseHold, { case_id }, ben), ada)
    expect(await agree(await purge(), ben)).toEqual({ done: true })
    office.jobs.work({ pollMs: 20 })
    while (office.keyring.cases().find((one) => one.caseId === case_id)?.versions.length !== 0) await wait(20)
    expect(() => office.keyring.caseKeys(case_id)).toThrow(expect.objectContaining({ code: 'VAULT_ERASED' }))
    await office.log.catchUp()
    const checked = await perform(office, verifyLedgerNow, {}, ada)
    expect(checked).toMatchObject({ output: { available: true, holds: true, wrong: [] } })
  })

  test('shares are printed for the second person, and three of them open the vault that somebody sealed', async () => {
    const { shares: texts } = (await agree(await perform(office, printShares, {}, ada), ben)) as { shares: string[] }
    expect(texts).toHaveLength(5)
    await perform(office, sealVault, {}, ben)
    await expect(perform(office, changeProvider, { text: 'name: x', version: 0 }, ada)).rejects.toThrow()
    expect(office.keyring.sealed).toBe(true)
    await office.keyring.open(shares(texts.slice(1, 4).map((text) => new Secret(text))))
    expect(office.keyring.sealed).toBe(false)
    office.keyring.seal()
    await office.keyring.open(testPassphrase())
  })

  test('who the provider is: a wrong key is named, an older version loses to a newer one', async () => {
    const text = 'name: Harbour Clinic Group\nbased_in: HK\nroles: [data-user]\ntz: Asia/Hong_Kong\nlanguages: [en]\n'
    await expect(
      perform(office, changeProvider, { text: `${text}colour: blue\n`, version: 0 }, ada),
    ).rejects.toMatchObject({ code: 'PROVIDER_INVALID' })
    const more = `${text}speciality: general\ncontact: {name: Ada Fong, email: privacy@harbour.example}\n`
    expect(await perform(office, changeProvider, { text: more, version: 0 }, ada)).toMatchObject({
      output: { version: 1 },
    })
    await expect(perform(office, changeProvider, { text: more, version: 0 }, ada)).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    })
  })
})
