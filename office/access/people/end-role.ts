import { Problem } from '../../../base/errors.ts'
import type { Transaction } from '../../../base/store/index.ts'
import { defineAction } from '../action.ts'
import { notFound } from '../problems.ts'
import { closed, done, uuid } from '../shapes.ts'

export const endRole = defineAction({
  name: 'end-role',
  summary: 'takes a role at the provider away from a person; it counts from the next request on',
  scope: 'provider',
  permission: 'manage-accounts',
  effect: 'write',
  input: closed({ grant_id: uuid }),
  output: done,
  async run({ trx, now }, { grant_id }) {
    const { numDeletedRows } = await trx.deleteFrom('grants').where('id', '=', grant_id).executeTakeFirst()
    if (numDeletedRows === 0n) throw notFound('role')
    await keepAnAdministrator(trx, now)
    return { done: true }
  },
})

/** Throws `LAST_ADMINISTRATOR` where nobody would be left who can let people in. */
export async function keepAnAdministrator(trx: Transaction, now: Date): Promise<void> {
  const left = await trx
    .selectFrom('grants')
    .innerJoin('accounts', 'accounts.id', 'grants.account_id')
    .select('grants.id')
    .where('role', '=', 'administrator')
    .where('accounts.state', '=', 'active')
    .where((is) => is.or([is('until', 'is', null), is('until', '>', now)]))
    .executeTakeFirst()
  if (left === undefined)
    throw new Problem('LAST_ADMINISTRATOR', 'No administrator would be left', 'Make another administrator first')
}
