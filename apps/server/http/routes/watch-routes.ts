import type { FastifyInstance, FastifyRequest } from 'fastify'
import { notFound } from '../../../../office/access/index.ts'
import type { ServerParts } from '../server-parts.ts'
import { isSame } from './is-same.ts'
import { Readiness } from './readiness.ts'

/** `/healthz`: the process answers. `/readyz`: people can work. `/metrics`: for Prometheus, from this machine or with the token. */
export function addWatchRoutes(app: FastifyInstance, parts: ServerParts, metricsToken: string | undefined): void {
  const readiness = new Readiness(parts)
  const watch = (open: string) => ({ config: { lane: 'first', open, anyHost: true } }) as const
  app.get('/healthz', watch('tells that the process lives and nothing else'), async (_request, reply) =>
    reply.type('text/plain').send('ok\n'),
  )
  app.get('/readyz', watch('tells states, no secrets'), async (_request, reply) => {
    const answer = await readiness.look()
    return reply.code(answer.ready ? 200 : 503).send(answer)
  })
  app.get('/metrics', watch('asks for its own token, or a caller on this machine'), async (request, reply) => {
    if (!mayRead(request, metricsToken)) throw notFound('page or action')
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(parts.metrics.text())
  })
}

/** Behind a proxy on the same machine every caller comes from this machine: the proxy's header says otherwise. */
function mayRead({ headers, socket }: FastifyRequest, token: string | undefined): boolean {
  if (token !== undefined) return isSame(headers.authorization ?? '', `Bearer ${token}`)
  const forwarded = headers['x-forwarded-for'] ?? headers['forwarded'] ?? headers['via']
  return forwarded === undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(socket.remoteAddress ?? '')
}
