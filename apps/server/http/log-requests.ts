import type { FastifyInstance } from 'fastify'
import type { ServerParts } from './server-parts.ts'

/** Routes of which only failures are worth a line: they are asked every few seconds. */
const quiet = new Set(['/healthz', '/readyz', '/metrics'])

/** One line for each request: which route, how it ended, how long it took. The address is left out: its path may name a case, its query anything. */
export function logRequests(app: FastifyInstance, { log, metrics }: ServerParts): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? '(none)'
    const method = routeMethods.has(request.method) ? request.method : '(other)'
    const status = reply.statusCode
    metrics.answered(method, route, status, reply.elapsedTime / 1000)
    if (quiet.has(route) && status < 400) return
    const line = { request: request.id, method, route, status, ms: Math.round(reply.elapsedTime * 10) / 10 }
    if (status >= 500) log.warn(line, 'request')
    else log.info(line, 'request')
  })
}

/** What a caller may put before a path is not a closed list. */
const routeMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
