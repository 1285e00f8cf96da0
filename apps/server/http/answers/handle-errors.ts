import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../../../base/errors.ts'
import { notFound } from '../../../../office/access/index.ts'
import { describeDefect } from '../../log/describe-defect.ts'
import type { ServerParts } from '../server-parts.ts'
import { ofTheMachine, sendProblem } from './problem-answer.ts'
import { requestProblem } from './request-problem.ts'

/** Every refusal and failure leaves as one kind of document; what is a defect of ours goes into the log under a number. */
export function handleErrors(app: FastifyInstance, parts: ServerParts): void {
  app.setErrorHandler((error, request, reply) => answerError(parts, error, request, reply))
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, notFound('page or action')))
}

export function answerError(
  { log, office }: Pick<ServerParts, 'log' | 'office'>,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const problem = error instanceof Problem ? error : requestProblem(error)
  if (problem !== undefined) {
    if (ofTheMachine(problem.code)) log.warn({ request: request.id, defect: describeDefect(problem) }, problem.code)
    return sendProblem(reply, problem)
  }
  const incident = office.ids.next()
  log.error({ request: request.id, incident, defect: describeDefect(error) }, 'defect')
  const defect = new Problem('DEFECT', 'unused', 'unused', { cause: error })
  return sendProblem(reply, defect, incident)
}
