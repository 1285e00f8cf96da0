import { enrolFirstAdministrator, type Office } from '../../../office/access/index.ts'
import type { Terminal } from './terminal.ts'

/** Whether nobody can administer yet: no administrator has ever finished their enrolment. */
export async function lacksAdministrator({ store }: Office): Promise<boolean> {
  const there = await store.read('nobody', (trx) =>
    trx
      .selectFrom('grants')
      .innerJoin('accounts', 'accounts.id', 'grants.account_id')
      .innerJoin('credentials', 'credentials.account_id', 'accounts.id')
      .select('grants.id')
      .where('role', '=', 'administrator')
      .where('accounts.state', '=', 'active')
      .executeTakeFirst(),
  )
  return there === undefined
}

/** Makes the first administrator and tells the terminal the one address that lets them in. Needs the vault open. */
export async function tellFirstAdministrator(
  office: Office,
  name: string,
  origin: string,
  terminal: Terminal,
): Promise<void> {
  const { code } = await enrolFirstAdministrator(office, { name })
  // After the `#`: browsers send that part to nobody, so the code is in no log on the way.
  terminal.tell(`
The first administrator is enrolled with this address. It is good once, and for three days:

  ${origin}/enrol#${code}

Open it on the device whose passkey will be yours. Afterwards ask for a second administrator: people lose devices.
`)
}

/** The name given, or typed at the terminal; undefined where nobody can be asked. */
export async function nameOfAdministrator(given: string | undefined, terminal: Terminal): Promise<string | undefined> {
  if (given !== undefined || !terminal.interactive) return given
  const typed = (await terminal.ask('Name of the first administrator:')).trim()
  return typed === '' ? undefined : typed
}
