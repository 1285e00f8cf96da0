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
export function send<Output>(
  path: string,
  body: unknown,
  { signal, requestId }: SendOptions = {},
): Promise<Answered<Output>> {
  const headers = {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(requestId === undefined ? {} : { 'x-request-id': requestId }),
  }
  const options = { headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
  return exchange(path, { method: body === undefined ? 'GET' : 'POST', ...options }, presence.mark(), signal)
}

/** Sends one part of a file, which begins at `offset`: `PUT path`. Nobody needs to be there for it. Throws what `send` throws. */
export function sendPart<Output>(
  path: string,
  part: ArrayBuffer,
  offset: number,
  signal: AbortSignal,
): Promise<Answered<Output>> {
  const headers = { 'content-type': 'application/octet-stream', 'upload-offset': String(offset) }
  return exchange(path, { method: 'PUT', headers, body: part }, 'background', signal)
}

interface Answered<Output> {
  status: number
  body: Output
}

interface Request {
  method: string
  headers: Record<string, string>
  body?: string | ArrayBuffer
}

async function exchange<Output>(
  path: string,
  { headers, ...request }: Request,
  mark: ReturnType<typeof presence.mark>,
  signal: AbortSignal | undefined,
): Promise<Answered<Output>> {
  const sentAt = systemClock.now()
  const response = await fetchAnswer(path, {
    ...request,
    headers: { 'x-cordon': mark, ...headers },
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
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
