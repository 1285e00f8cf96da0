import type { FastifyInstance } from 'fastify'
import { describeApi } from '../../openapi/describe-api.ts'
import type { ServerParts } from '../server-parts.ts'

/** `GET /api/openapi.json`: made once, when it is first asked for. */
export function addOpenApiRoute(app: FastifyInstance, { actions }: ServerParts): void {
  const open = 'the description of the API is part of the program, the same for everybody'
  let text: string | undefined
  app.get('/api/openapi.json', { config: { lane: 'read', open } }, async (_request, reply) => {
    text ??= JSON.stringify(describeApi(actions))
    return reply.type('application/json').send(text)
  })
}
