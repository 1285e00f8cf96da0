import { Problem } from '../../../base/errors.ts'
import type { Office } from '../office.ts'
import { addAccount } from '../people/add-account.ts'
import { makeEnrolment } from './enrolment.ts'

/** The first administrator, from the terminal of the machine: an account and its enrolment code. Throws `USAGE` where there is one. */
export async function enrolFirstAdministrator(
  office: Office,
  person: { name: string; email?: string | undefined },
): Promise<{ accountId: string; code: string }> {
  return office.store.transaction('nobody', async (trx) => {
    const there = await trx
      .selectFrom('grants')
      .innerJoin('accounts', 'accounts.id', 'grants.account_id')
      .innerJoin('credentials', 'credentials.account_id', 'accounts.id')
      .select('grants.id')
      .where('role', '=', 'administrator')
      .where('accounts.state', '=', 'active')
      .executeTakeFirst()
    if (there !== undefined)
      throw new Problem('USAGE', 'There is an administrator already', 'Ask them for an enrolment code')
    const accountId = await addAccount(office, trx, person, [{ role: 'administrator', siteId: null }], null)
    await office.recorder.write(trx, 'program', undefined, [
      { what: 'office.action', facts: { action: 'enrol-first-administrator' } },
    ])
    return { accountId, code: await makeEnrolment(office, trx, accountId, null) }
  })
}
