import Type from 'typebox'
import { defineAction } from '../action.ts'
import { closed, count, instant, nothing, uuid } from '../shapes.ts'

export const listWaysIn = defineAction({
  name: 'list-ways-in',
  summary: 'my passkeys, code generator, directory login, recovery codes left, and open sessions',
  scope: 'provider',
  permission: 'see-own',
  effect: 'read',
  input: nothing,
  output: closed({
    ways: Type.Array(
      closed({
        way_id: uuid,
        kind: Type.Enum(['passkey', 'totp', 'oidc']),
        synced: Type.Boolean(),
        since: instant,
        used: Type.Optional(instant),
      }),
    ),
    recovery_codes_left: count,
    sessions: Type.Array(closed({ session_id: uuid, started: instant, seen: instant, this_one: Type.Boolean() })),
  }),
  async run({ trx, caller, now }) {
    const credentials = await trx
      .selectFrom('credentials')
      .select(['id', 'kind', 'backed_up', 'created_at', 'used_at'])
      .where('account_id', '=', caller.accountId)
      .where('revoked_at', 'is', null)
      .orderBy('created_at')
      .execute()
    const sessions = await trx
      .selectFrom('sessions')
      .select(['id', 'started_at', 'seen_at'])
      .where('account_id', '=', caller.accountId)
      .where('ended_at', 'is', null)
      .where('ends_at', '>', now)
      .orderBy('seen_at', 'desc')
      .execute()
    const ways = credentials.flatMap(({ id, kind, backed_up, created_at, used_at }) => {
      if (kind === 'recovery') return []
      const way = { way_id: id, kind, synced: backed_up, since: created_at.toISOString() }
      return [used_at === null ? way : { ...way, used: used_at.toISOString() }]
    })
    return {
      ways,
      recovery_codes_left: credentials.filter(({ kind }) => kind === 'recovery').length,
      sessions: sessions.map(({ id, started_at, seen_at }) => ({
        session_id: id,
        started: started_at.toISOString(),
        seen: seen_at.toISOString(),
        this_one: id === caller.sessionId,
      })),
    }
  },
})
