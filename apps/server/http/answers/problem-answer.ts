import type { FastifyReply } from 'fastify'
import { type ErrorCode, Problem } from '../../../../base/errors.ts'
import type { ProblemAnswer } from '../../../../office/client-types.ts'
import { retryAfter, statusOf } from './problem-status.ts'

/** A problem after which the same request may be sent again, in so many seconds. */
export class Later extends Problem {
  readonly seconds: number

  constructor(code: ErrorCode, what: string, remedy: string, seconds: number) {
    super(code, what, remedy)
    this.seconds = Math.max(1, Math.ceil(seconds))
  }
}

/** RFC 9457 document of a problem. Of what is wrong with the machine itself, callers learn the code: paths and addresses stay in the log. */
export function problemAnswer(problem: Problem, incident?: string): ProblemAnswer {
  const { code } = problem
  const status = statusOf[code]
  const told = ofTheMachine(code) ? machineTrouble(code) : { detail: problem.message, remedy: problem.remedy }
  const seconds = problem instanceof Later ? problem.seconds : retryAfter[code]
  return {
    type: `/errors#${code}`,
    code,
    title: titleOf(code),
    status,
    ...told,
    ...(incident !== undefined && { incident }),
    ...(seconds !== undefined && { retry_after: seconds }),
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem, incident?: string): FastifyReply {
  const answer = problemAnswer(problem, incident)
  if (answer.retry_after !== undefined) reply.header('retry-after', String(answer.retry_after))
  return reply.code(answer.status).type('application/problem+json').send(answer)
}

/** Whether the message speaks of the inside of the server. */
export function ofTheMachine(code: ErrorCode): boolean {
  const inside = ['DISK_FULL', 'LEDGER_BLOCKED', 'STORE_UNREACHABLE', 'STORE_BUSY', 'DIRECTORY_UNREACHABLE']
  return inside.includes(code) || statusOf[code] === 500
}

const words: Partial<Record<ErrorCode, string>> = {
  STORE_UNREACHABLE: 'The database does not answer at present',
  STORE_BUSY: 'The database is busy at present',
  DISK_FULL: 'The server has no more disk or memory',
  LEDGER_BLOCKED: 'The ledger cannot be written at present, so no personal data is shown',
  DIRECTORY_UNREACHABLE: 'The directory for single sign-on does not answer at present',
}

function machineTrouble(code: ErrorCode): { detail: string; remedy: string } {
  return {
    detail: words[code] ?? 'Something on the server is not as it should be',
    remedy: 'Try again in a moment; if it stays, tell whoever looks after Cordon. Nothing was half done',
  }
}

/** CHANGED_MEANWHILE -> Changed meanwhile. */
function titleOf(code: ErrorCode): string {
  const words = code.toLowerCase().replaceAll('_', ' ')
  return words[0]!.toUpperCase() + words.slice(1)
}
