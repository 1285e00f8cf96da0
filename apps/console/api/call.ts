import type { ActionName, InputOf, OutputOf, ProblemAnswer, Waiting } from '../../../office/client-types.ts'
import { ConnectionLost, ServerProblem, StrangeAnswer } from './problem.ts'

/** `waiting`: it is kept until a second person agrees. */
export type Outcome<Name extends ActionName> =
  | { state: 'done'; output: OutputOf<Name> }
  | { state: 'waiting'; approval: string }

export interface CallOptions {
  signal?: AbortSignal
  /** Of a write: the same id again gets the first answer, so that a repeated request does nothing twice. */
  requestId?: string
}

/** Told of every answer and every missing one; the connection, the clock and the session listen. */
export interface CallListener {
  answered(status: number, dateHeader: string | null): void
  lost(): void
}

let listeners: readonly CallListener[] = []

export function listenToCalls(listener: CallListener): () => void {
  listeners = [...listeners, listener]
  return () => {
    listeners = listeners.filter((each) => each !== listener)
  }
}

/**
 * Asks the server for an action of the office: `POST /api/<name>`. The session is a cookie that scripts cannot read; the header shows that
 * the request comes from this page and not from another site. Throws `ServerProblem`, `ConnectionLost`, `StrangeAnswer`.
 */
export async function call<Name extends ActionName>(
  name: Name,
  input: InputOf<Name>,
  { signal, requestId }: CallOptions = {},
): Promise<Outcome<Name>> {
  const response = await send(name, input, signal, requestId)
  for (const listener of listeners) listener.answered(response.status, response.headers.get('date'))
  const isJson = /^application\/(problem\+)?json/.test(response.headers.get('content-type') ?? '')
  if (!isJson) throw new StrangeAnswer(response.status)
  const body: unknown = await response.json()
  if (response.status === 200) return { state: 'done', output: body as OutputOf<Name> }
  if (response.status === 202) return { state: 'waiting', approval: (body as Waiting).approval }
  throw new ServerProblem(body as ProblemAnswer)
}

async function send(name: string, input: unknown, signal: AbortSignal | undefined, requestId: string | undefined) {
  try {
    return await fetch(`/api/${name}`, {
      method: 'POST',
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      headers: {
        'content-type': 'application/json',
        'x-cordon': '1',
        ...(requestId === undefined ? {} : { 'idempotency-key': requestId }),
      },
      body: JSON.stringify(input),
      ...(signal === undefined ? {} : { signal }),
    })
  } catch (cause) {
    if (signal?.aborted === true) throw cause
    for (const listener of listeners) listener.lost()
    throw new ConnectionLost(cause)
  }
}
