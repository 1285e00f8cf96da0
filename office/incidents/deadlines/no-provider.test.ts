import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '../../../test/act.ts'
import { type Clinic, openClinic, providers } from '../../../test/deadline-clinic.ts'
import { testPassphrase } from '../../../test/test-office.ts'
import { refreshDeadlines } from './refresh-deadlines.ts'

describe('nobody has said yet who the provider is', () => {
  let clinic: Clinic
  beforeAll(async () => {
    clinic = await openClinic(undefined, { vectors: ['lost-device'] })
  })
  afterAll(() => clinic?.office.close())

  const refresh = async () => {
    const { office, caseId } = clinic
    const handle = await refreshDeadlines.of(() => office).load()
    const chunk = { id: 'x', caseId, attempt: 1, signal: new AbortController().signal }
    const finish = await handle({ at: new Date(office.clock.now()).toISOString() }, chunk)
    await office.store.transaction({ case: caseId }, async (trx) => finish(trx))
  }
  const describeProvider = (text: string, version: number) =>
    act(clinic.office, 'change-provider', { text, version }, clinic.ada)

  test('the incident is open all the same; the board says what is missing', async () => {
    expect(await clinic.list()).toMatchObject({ deadlines: [], problem: 'PROVIDER_INVALID', stale: false })
    const asked = { case_id: clinic.caseId, suppose: { encrypted: true } }
    await expect(act(clinic.office, 'what-if', asked, clinic.ben)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('said later: the board is stale until it is counted anew, by hand or within a quarter of an hour', async () => {
    await describeProvider(providers.ohio, 0)
    expect(await clinic.list()).toMatchObject({ deadlines: [], stale: true })
    await refresh()
    const { deadlines, problem, stale } = await clinic.list()
    expect({ problem, stale }).toEqual({ problem: undefined, stale: false })
    expect(deadlines.map(({ duty }) => duty)).toContain('us-hipaa-individuals')
    await describeProvider(providers.ireland, 1)
    await act(clinic.office, 'recount-deadlines', { case_id: clinic.caseId }, clinic.ben)
    const groups = new Map((await clinic.list()).deadlines.map(({ duty, group }) => [duty, group]))
    expect(groups.get('us-hipaa-individuals')).toBe('not-applicable')
    expect(groups.get('eu-gdpr-authority')).toBe('conditional')
    const { changes } = await clinic.past('us-hipaa-individuals')
    expect(changes.at(-1)!.causes.map(({ input }) => input)).toContain('entity.based_in')
  })

  test('while the vault is sealed the daily count waits, and is queued again', async () => {
    const waiting = async () =>
      (
        await clinic.office.store.read({ case: clinic.caseId }, (trx) =>
          clinic.office.jobs.progress(refreshDeadlines, trx, clinic.caseId),
        )
      ).waiting
    const before = await waiting()
    clinic.office.keyring.seal()
    await refresh()
    expect(await waiting()).toBe(before + 1)
  })

  test('what is no law yet is listed apart with the reason, and never on the board', async () => {
    await clinic.office.keyring.open(testPassphrase())
    const { not_in_force, deadlines } = await clinic.list()
    expect(not_in_force.map(({ duty }) => duty)).toContain('eu-ehds-ehr-serious-incident')
    expect(deadlines.map(({ duty }) => duty)).not.toContain('eu-ehds-ehr-serious-incident')
    expect(not_in_force.every(({ because }) => /in force/.test(because))).toBe(true)
  })
})
