import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ServerParts } from './server-parts.ts'

/** Routes of which only failures are worth a line: they are asked every few seconds. */
const quiet = new Set(['/healthz', '/readyz', '/metrics'])
/** As nginx counts callers who left before their answer. */
const callerLeft = 499

/** One line for each request: which route, how it ended, how long it took. The address is left out: its path may name a case, its query anything. */
export function logRequests(app: FastifyInstance, parts: ServerParts): void {
  app.addHook('onRequest', async (request, reply) => {
    // Not Fastify's onResponse, which is silent about callers who left.
    reply.raw.once('close', () => tell(parts, request, reply))
  })
}

function tell({ log, metrics }: ServerParts, request: FastifyRequest, reply: FastifyReply): void {
  const route = request.routeOptions.url ?? '(none)'
  const method = routeMethods.has(request.method) ? request.method : '(other)'
  const status = reply.raw.writableFinished ? reply.statusCode : callerLeft
  metrics.answered(method, route, status, reply.elapsedTime / 1000)
  if (quiet.has(route) && status < 400) return
  const line = { request: request.id, method, route, status, ms: Math.round(reply.elapsedTime * 10) / 10 }
  if (status >= 500) log.warn(line, 'request')
  else log.info(line, 'request')
}

/** What a caller may put before a path is not a closed list. */
const routeMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
