import { join } from 'node:path'
import { readConfig } from '../../apps/server/config/config.ts'
import { openLog } from '../../apps/server/log/open-log.ts'
import { openOffice } from '../../apps/server/open-office.ts'
import { systemClock } from '../../base/clock.ts'
import { passphrase, Secret } from '../../base/vault/index.ts'
import { type Action, addAccount, type Office, perform, type Role, startSession } from '../../office/access/index.ts'
import { actionsByName } from '../../office/actions.ts'
import { inventPeople, keepSynthetic } from '../../test/synthetic-register.ts'

/** An invented clinic in the data folder of a server that runs: people who are signed in, and cases. */
export interface Clinic {
  /** Session tokens of people who are privacy officer and incident manager. */
  tokens: string[]
  caseIds: string[]
  large: LargeCase
}

/** A case with a register, and what people would type to find somebody of it. */
export interface LargeCase {
  caseId: string
  runId: string
  /** Patient numbers. */
  numbers: string[]
  /** Names with a slip in them. */
  halfNames: string[]
}

export interface ClinicSize {
  /** Staff who are signed in. */
  people: number
  cases: number
  /** People in the register of the large case. */
  affected: number
}

/** Beside the server, as a worker would: by the same database and keyring. */
export async function fillClinic(
  data: string,
  phrase: string,
  { people, cases, affected }: ClinicSize,
): Promise<Clinic> {
  const config = readConfig({ CORDON_DATA: data })
  const opened = await openOffice({
    config,
    env: {},
    secrets: {},
    log: openLog('silent', systemClock),
    keepsLog: false,
  })
  try {
    const { office } = opened
    await office.keyring.open(passphrase(new Secret(phrase)))
    const staff = []
    for (let each = 0; each < people; each++) staff.push(await addPerson(office, `Person ${each}`))
    const caseIds = []
    for (let each = 0; each < cases; each++)
      caseIds.push(await openCase(office, staff[each % people]!.accountId, staff[each % people]!.sessionId, each))
    const large = await openLarge(office, staff[0]!.accountId, staff[0]!.sessionId, affected)
    return { tokens: staff.map(({ token }) => token), caseIds, large }
  } finally {
    await opened.close()
  }
}

async function addPerson(office: Office, name: string) {
  const roles: Role[] = ['privacy-officer', 'incident-manager']
  const granted = roles.map((role) => ({ role, siteId: null }))
  const accountId = await office.store.transaction('nobody', (trx) => addAccount(office, trx, { name }, granted, null))
  const proven = { accountId, authenticator: `passkey:${accountId}`, verified: true, way: 'passkey' }
  return { accountId, ...(await startSession(office, proven)) }
}

async function openCase(office: Office, accountId: string, sessionId: string, number: number): Promise<string> {
  const caller = { accountId, sessionId, authenticator: `passkey:${accountId}`, verified: true }
  const input = { title: `Mailbox ${number} taken over`, vectors: ['phishing'] }
  const outcome = await perform(office, actionsByName.get('open-incident') as Action, input, caller)
  return (outcome as { output: { case_id: string } }).output.case_id
}

async function openLarge(office: Office, accountId: string, sessionId: string, affected: number): Promise<LargeCase> {
  const caseId = await openCase(office, accountId, sessionId, 0)
  const numbers: string[] = []
  const halfNames: string[] = []
  function* entries() {
    for (const { person, entry } of inventPeople('hk', 1, affected)) {
      if (entry.person % 97 === 0) {
        numbers.push(person.id)
        halfNames.push(`${person.family.slice(0, -1)} ${person.given}`)
      }
      yield entry
    }
  }
  const runId = await keepSynthetic(office, caseId, accountId, entries())
  return { caseId, runId, numbers, halfNames }
}

export const passphraseFile = (folder: string): string => join(folder, 'passphrase')
