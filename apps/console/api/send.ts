import { systemClock } from '../../../base/clock.ts'
import type { ProblemAnswer } from '../../../office/client-types.ts'
import { presence } from './presence.ts'
import { ConnectionLost, ServerProblem, StrangeAnswer } from './problem.ts'

/** Told of every answer and every missing one; the connection, the clock and the session listen. */
export interface AnswerListener {
  /** `countedAt`: when it was sent, if the server takes it as a sign that somebody is there; else null. */
  answered(status: number, countedAt: number | null, dateHeader: string | null): void
  lost(): void
  /** The server said no, and why: a code of docs/errors.md. */
  refused?(code: string): void
}

let listeners: readonly AnswerListener[] = []

export function listenToAnswers(listener: AnswerListener): () => void {
  listeners = [...listeners, listener]
  return () => {
    listeners = listeners.filter((each) => each !== listener)
  }
}

/** Says that something else than `send` got no answer. */
export function reportLost(): void {
  for (const listener of listeners) listener.lost()
}

export interface SendOptions {
  signal?: AbortSignal
  /** Of a write: the same id again gets the first answer, so that a repeated request does nothing twice. */
  requestId?: string
}

/**
 * Asks the server: `POST path` with a body, `GET path` without. The session is a cookie that scripts cannot read; the header `x-cordon` shows
 * that the request comes from this page and not from another site. Throws `ServerProblem`, `ConnectionLost`, `StrangeAnswer`.
 */
export async function send<Output>(
  path: string,
  body: unknown,
  { signal, requestId }: SendOptions = {},
): Promise<{ status: number; body: Output }> {
  const mark = presence.mark()
  const sentAt = systemClock.now()
  const headers = {
    'x-cordon': mark,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(requestId === undefined ? {} : { 'x-request-id': requestId }),
  }
  const response = await fetchAnswer(path, {
    method: body === undefined ? 'GET' : 'POST',
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  })
  for (const listener of listeners)
    listener.answered(response.status, mark === '1' ? sentAt : null, response.headers.get('date'))
  const isJson = /^application\/(problem\+)?json/.test(response.headers.get('content-type') ?? '')
  if (!isJson) throw new StrangeAnswer(response.status)
  const answer: unknown = await response.json()
  if (!response.ok) throw refusal(answer as ProblemAnswer)
  return { status: response.status, body: answer as Output }
}

function refusal(answer: ProblemAnswer): ServerProblem {
  for (const listener of listeners) listener.refused?.(answer.code)
  return new ServerProblem(answer)
}

async function fetchAnswer(path: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(path, options)
  } catch (cause) {
    if (options.signal?.aborted === true) throw cause
    reportLost()
    throw new ConnectionLost(cause)
  }
}
