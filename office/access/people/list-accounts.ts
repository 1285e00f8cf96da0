import Type from 'typebox'
import { defineAction } from '../action.ts'
import { closed, instant, nothing, uuid } from '../shapes.ts'
import { wordsOf } from './names-of-people.ts'

export const listAccounts = defineAction({
  name: 'list-accounts',
  summary: 'everybody who has or had an account, with their roles at the provider',
  scope: 'provider',
  permission: 'see-provider',
  effect: 'read',
  input: nothing,
  output: closed({
    accounts: Type.Array(
      closed({
        account_id: uuid,
        name: Type.String(),
        email: Type.Optional(Type.String()),
        state: Type.Enum(['active', 'left']),
        since: instant,
        has_passkey: Type.Boolean(),
        roles: Type.Array(
          closed({ grant_id: uuid, role: Type.String(), site_id: Type.Optional(uuid), until: Type.Optional(instant) }),
        ),
      }),
    ),
  }),
  async run({ office, trx, now }) {
    const accounts = await trx.selectFrom('accounts').selectAll().orderBy('created_at').orderBy('id').execute()
    const grants = await trx
      .selectFrom('grants')
      .select(['id', 'account_id', 'role', 'site_id', 'until'])
      .where((is) => is.or([is('until', 'is', null), is('until', '>', now)]))
      .orderBy('role')
      .execute()
    const passkeys = await trx
      .selectFrom('credentials')
      .select('account_id')
      .distinct()
      .where('kind', '=', 'passkey')
      .where('revoked_at', 'is', null)
      .execute()
    const having = new Set(passkeys.map(({ account_id }) => account_id))
    const rolesOf = Map.groupBy(grants, ({ account_id }) => account_id)
    return {
      accounts: accounts.map(({ id, name: handle, words, state, created_at }) => {
        const { name, email } = wordsOf(office, id, handle, words)
        return {
          account_id: id,
          name,
          ...(email !== undefined && { email }),
          state,
          since: created_at.toISOString(),
          has_passkey: having.has(id),
          roles: (rolesOf.get(id) ?? []).map((grant) => ({
            grant_id: grant.id,
            role: grant.role,
            ...(grant.site_id !== null && { site_id: grant.site_id }),
            ...(grant.until !== null && { until: grant.until.toISOString() }),
          })),
        }
      }),
    }
  },
})
