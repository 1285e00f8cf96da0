import Type from 'typebox'
import { defineAction } from '../action.ts'
import { notFound } from '../problems.ts'
import { closed, instant, uuid } from '../shapes.ts'
import { providerRole, roleShape } from './invite-person.ts'

export const grantRole = defineAction({
  name: 'grant-role',
  summary: 'gives a person a role at the provider or at one site, with or without an end',
  scope: 'provider',
  permission: 'manage-accounts',
  effect: 'write',
  input: closed({
    account_id: uuid,
    role: roleShape,
    site_id: Type.Optional(uuid),
    until: Type.Optional(instant),
  }),
  output: closed({ grant_id: uuid }),
  async run({ trx, caller, newId }, { account_id, role, site_id, until }) {
    const account = await trx
      .selectFrom('accounts')
      .select('id')
      .where('id', '=', account_id)
      .where('state', '=', 'active')
      .executeTakeFirst()
    if (account === undefined) throw notFound('person')
    const end = until === undefined ? null : new Date(until)
    const row = { id: newId(), account_id, role: providerRole(role), site_id: site_id ?? null, until: end }
    const { id } = await trx
      .insertInto('grants')
      .values({ ...row, granted_by: caller.accountId })
      .onConflict((on) => on.columns(['account_id', 'role', 'site_id']).doUpdateSet({ until: end }))
      .returning('id')
      .executeTakeFirstOrThrow()
    return { grant_id: id }
  },
})
