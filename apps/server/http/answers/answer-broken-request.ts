import type { Socket } from 'node:net'
import { Problem } from '../../../../base/errors.ts'
import { inputInvalid } from '../../../../office/access/index.ts'
import { problemAnswer } from './problem-answer.ts'

/** What is no HTTP at all, or came too slowly: answered on the bare connection, which is then closed. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy()
  const answer = problemAnswer(problemOf(error.code))
  const body = JSON.stringify(answer)
  socket.end(
    [
      `HTTP/1.1 ${answer.status} ${answer.title}`,
      'content-type: application/problem+json',
      `content-length: ${Buffer.byteLength(body)}`,
      'cache-control: no-store',
      'x-content-type-options: nosniff',
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}

function problemOf(code: string | undefined): Problem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem('TOO_SLOW', 'The request took too long to come in', 'Send it again, in smaller pieces')
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem(
      'TOO_LARGE',
      'The headers of the request are too large',
      'Remove cookies of this site and reload',
    )
  return inputInvalid('The request is not HTTP as it is written')
}
