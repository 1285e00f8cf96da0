import Type from 'typebox'
import { defineAction } from '../action.ts'
import { wordsOf } from '../people/names-of-people.ts'
import { closed, nothing, uuid } from '../shapes.ts'

export const readSelf = defineAction({
  name: 'read-self',
  summary: 'who I am here: name, language, roles at the provider, and in which cases I am what',
  scope: 'provider',
  permission: 'see-own',
  effect: 'read',
  input: nothing,
  output: closed({
    account_id: uuid,
    name: Type.String(),
    language: Type.Optional(Type.String()),
    roles: Type.Array(Type.String()),
    cases: Type.Array(closed({ case_id: uuid, role: Type.String() })),
  }),
  async run({ office, trx, caller, roles, now }) {
    const account = await trx
      .selectFrom('accounts')
      .select(['name', 'words'])
      .where('id', '=', caller.accountId)
      .executeTakeFirstOrThrow()
    const cases = await trx
      .selectFrom('memberships')
      .select(['case_id', 'role'])
      .where('person_id', '=', caller.accountId)
      .where((is) => is.or([is('until', 'is', null), is('until', '>', now)]))
      .execute()
    const { name, language } = wordsOf(office, caller.accountId, account.name, account.words)
    const own = { account_id: caller.accountId, name, roles: [...roles].sort(), cases }
    return language === undefined ? own : { ...own, language }
  },
})
