import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../../apps/server/config/config.ts'
import { openLog } from '../../apps/server/log/open-log.ts'
import { type OpenedOffice, openOffice } from '../../apps/server/open-office.ts'
import { systemClock } from '../../base/clock.ts'
import { passphrase, Secret } from '../../base/vault/index.ts'
import { addAccount, type Caller, type Office, perform, startSession } from '../../office/access/index.ts'
import { actionsByName } from '../../office/actions.ts'
import type { ActionName, InputOf, OutputOf } from '../../office/client-types.ts'
import { type Installation, phrase } from './installation.ts'

/** Somebody of the clinic who is signed in at the server. */
export interface Staff {
  caller: Caller
  token: string
  /** The address they seem to come from. */
  from: string
}

/** The office of an installation opened beside its server, as a worker does: by the same database and keyring. */
export async function openBeside({ data }: Installation): Promise<OpenedOffice> {
  const config = readConfig({ CORDON_DATA: data })
  const log = openLog('silent', systemClock)
  const opened = await openOffice({ config, env: {}, secrets: {}, log, keepsLog: false })
  await opened.office.keyring.open(passphrase(new Secret(phrase)))
  return opened
}

/** Says who the clinic is, and lets so many people in; each may do everything in their own cases. */
export async function addStaff(office: Office, world: string, count: number): Promise<Staff[]> {
  const staff: Staff[] = []
  for (let n = 0; n < count; n++) {
    const roles = (['privacy-officer', 'incident-manager', 'security', 'administrator'] as const).map((role) => ({
      role,
      siteId: null,
    }))
    const person = { name: `Person ${n}`, email: `person-${n}@clinic.example` }
    const accountId = await office.store.transaction('nobody', (trx) => addAccount(office, trx, person, roles, null))
    const proven = { accountId, authenticator: `passkey:${accountId}`, verified: true, way: 'passkey' }
    const { token, sessionId } = await startSession(office, proven)
    staff.push({ caller: { ...proven, sessionId }, token, from: `192.0.2.${1 + n}` })
  }
  const text = readFileSync(join(world, 'provider.yaml'), 'utf8')
  await actBeside(office, staff[0]!, 'change-provider', { text, version: 0 })
  return staff
}

export async function actBeside<Name extends ActionName>(
  office: Office,
  { caller }: Staff,
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const outcome = await perform(office, actionsByName.get(name)!, input, caller)
  return (outcome as { output: OutputOf<Name> }).output
}
