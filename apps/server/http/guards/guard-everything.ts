import type { FastifyInstance } from 'fastify'
import { Later } from '../answers/problem-answer.ts'
import type { ServerParts } from '../server-parts.ts'
import { addressKey, takeTurn } from './rate-limits.ts'
import { strictHeaders } from './strict-headers.ts'

/**
 * Before anything else, for pages that are not there too: strict headers, the time by the office's own clock (screens count deadlines by it),
 * whether we are stopping, and how often this address comes.
 */
export function guardEverything(app: FastifyInstance, parts: ServerParts): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(strictHeaders(parts.place()))
    reply.header('date', new Date(parts.office.clock.now()).toUTCString())
    if (parts.stopping()) throw new Later('STOPPING', 'The server is being stopped', 'Try again in a moment', 5)
    takeTurn(parts.limits, 'address', addressKey(request.ip))
  })
  // Who was under way when the stop came must not keep the connection for more.
  app.addHook('onSend', async (_request, reply) => {
    if (parts.stopping()) reply.header('connection', 'close')
  })
}
