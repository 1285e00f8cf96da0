import type { FastifyInstance } from 'fastify'
import { endSessions, idleMinutes, permissionsAtProvider, rolesAtProvider } from '../../../../office/access/index.ts'
import type { SessionAnswer } from '../../../../office/client-types.ts'
import { callerOf } from '../guards/caller-of.ts'
import { endedCookie } from '../guards/session-cookie.ts'
import type { ServerParts } from '../server-parts.ts'

/** `GET /api/session`: who the session says I am, also while the vault is sealed. `POST /api/sign-out`: ends it. */
export function addSessionRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { office } = parts
  app.get('/api/session', async (request) => {
    const { accountId, verified } = await callerOf(parts, request)
    const roles = await office.store.read({ person: accountId }, (trx) =>
      rolesAtProvider(trx, accountId, new Date(office.clock.now())),
    )
    const answer: SessionAnswer = {
      account_id: accountId,
      verified,
      roles: [...roles].sort(),
      may: permissionsAtProvider(roles),
      idle_minutes: idleMinutes,
      vault: parts.door.state(),
    }
    return answer
  })
  app.post('/api/sign-out', async (request, reply) => {
    const { accountId, sessionId } = await callerOf(parts, request)
    const which = { accountId, sessionId, why: 'signed-out', by: accountId } as const
    await office.store.transaction({ person: accountId }, (trx) => endSessions(office, trx, which))
    office.recorder.wake()
    reply.header('set-cookie', endedCookie(parts.place().secure))
    // Whatever this browser still keeps of us goes too.
    reply.header('clear-site-data', '"cache", "storage"')
    return { done: true }
  })
}
