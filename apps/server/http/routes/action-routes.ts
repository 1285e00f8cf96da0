import type { FastifyInstance, FastifyRequest } from 'fastify'
import { inputInvalid, perform } from '../../../../office/access/index.ts'
import type { Waiting } from '../../../../office/client-types.ts'
import { callerOf } from '../guards/caller-of.ts'
import { laneOf } from '../guards/lanes.ts'
import type { ServerParts } from '../server-parts.ts'

/** `POST /api/<name>` for every action: its input as JSON, answered with its output (200) or with what now waits for a second person (202). */
export function addActionRoutes(app: FastifyInstance, parts: ServerParts): void {
  for (const action of parts.actions)
    app.post(`/api/${action.name}`, { config: { lane: laneOf(action) } }, async (request, reply) => {
      const caller = await callerOf(parts, request)
      const facts = { requestId: requestIdOf(request) }
      const outcome = await perform(parts.office, action, request.body, caller, facts)
      if (outcome.state === 'done') return reply.send(outcome.output)
      return reply.code(202).send({ approval: outcome.approval } satisfies Waiting)
    })
}

/** The client's own id of this request, so that it can be sent again when the answer got lost. Throws `INPUT_INVALID`. */
function requestIdOf(request: FastifyRequest): string | undefined {
  const id = request.headers['x-request-id']
  if (id === undefined || (typeof id === 'string' && /^[\w.:-]{8,128}$/.test(id))) return id
  throw inputInvalid('The header x-request-id takes 8 to 128 letters, digits, - _ . and :')
}
