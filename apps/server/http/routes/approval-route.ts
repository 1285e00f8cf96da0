import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { type Action, checkShape, closed, decideApproval, uuid } from '../../../../office/access/index.ts'
import { callerOf } from '../guards/caller-of.ts'
import type { ServerParts } from '../server-parts.ts'

export const approvalShape = closed({
  approval: uuid,
  decision: Type.Enum(['approve', 'decline', 'withdraw']),
})

/** `POST /api/decide-approval`: the second person. Answers the action's output where it now ran, else null. */
export function addApprovalRoute(app: FastifyInstance, parts: ServerParts): void {
  const byName = new Map(parts.actions.map((action): [string, Action] => [action.name, action]))
  app.post('/api/decide-approval', async (request) => {
    const { approval, decision } = checkShape('decide-approval', approvalShape, request.body)
    const caller = await callerOf(parts, request)
    const output = await decideApproval(parts.office, byName, approval, decision, caller)
    return { decision, output: output ?? null }
  })
}
