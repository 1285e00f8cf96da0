import type { Clock } from '../../../../base/clock.ts'
import { version } from '../../../../base/version.ts'
import { type ConnectorContext, defaultLimits, type Limits } from '../contract.ts'
import { HttpAnswer } from './http-answer.ts'
import { StepFailure } from './step-failure.ts'

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH'
  url: URL
  headers?: Record<string, string>
  /** Sent as JSON, as a form, or as the text it is. */
  json?: unknown
  form?: Record<string, string>
  text?: string
}

/**
 * Requests to the hosts of the settings and to no others: TLS verified, redirects not followed, with limits on time and size.
 * Every trouble is a `StepFailure`; a status is an answer, whatever it says.
 */
export class Web {
  readonly #fetch: typeof globalThis.fetch
  readonly #clock: Clock
  readonly #limits: Limits
  readonly #origins: ReadonlySet<string>

  constructor(context: ConnectorContext, hosts: readonly URL[]) {
    this.#fetch = context.fetch
    this.#clock = context.clock
    this.#limits = { ...defaultLimits, ...context.limits }
    this.#origins = new Set(hosts.map(({ origin }) => origin))
  }

  /** Whether requests may go there. */
  allows(url: URL): boolean {
    return this.#origins.has(url.origin) && url.username === '' && url.password === ''
  }

  async ask(request: HttpRequest): Promise<HttpAnswer> {
    if (!this.allows(request.url))
      throw StepFailure.refused('unreachable', 'The address is on a host that is not in the settings; nothing was sent')
    // One limit for the whole exchange: an answer that drips in byte by byte ends, too.
    const signal = AbortSignal.timeout(this.#limits.seconds * 1000)
    const response = await this.#send(request, signal)
    const body = await readBody(response, this.#limits.bytes)
    return new HttpAnswer(response.status, response.headers, body, this.#clock)
  }

  async #send({ method, url, headers, json, form, text }: HttpRequest, signal: AbortSignal): Promise<Response> {
    const body = json !== undefined ? JSON.stringify(json) : form !== undefined ? new URLSearchParams(form) : text
    const type = json !== undefined ? { 'content-type': 'application/json' } : {}
    try {
      return await this.#fetch(url, {
        method,
        headers: { accept: 'application/json', 'user-agent': `cordon/${version}`, ...type, ...headers },
        redirect: 'manual',
        signal,
        ...(body === undefined ? {} : { body }),
      })
    } catch (error) {
      throw sendFailure(error)
    }
  }
}

async function readBody(response: Response, limit: number): Promise<string> {
  const tooLarge = () => StepFailure.doubtful('unclear-answer', 'The system answered more than is allowed')
  if (Number(response.headers.get('content-length') ?? 0) > limit) {
    await response.body?.cancel().catch(() => {})
    throw tooLarge()
  }
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for await (const piece of response.body ?? []) {
      size += piece.length
      if (size > limit) throw tooLarge()
      pieces.push(piece)
    }
  } catch (error) {
    if (error instanceof StepFailure) throw error
    throw isLate(error) ? late() : StepFailure.doubtful('no-answer', 'The answer broke off in the middle')
  }
  return Buffer.concat(pieces).toString('utf8')
}

const noConnection =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/
const noTrust = /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO/

function sendFailure(error: unknown): StepFailure {
  if (isLate(error)) return late()
  const codes = causesOf(error)
  if (codes.length > 0 && codes.every((code) => noConnection.test(code)))
    return StepFailure.refused('unreachable', 'The system cannot be reached')
  if (codes.some((code) => noTrust.test(code)))
    return StepFailure.refused('unreachable', 'The secure connection was not accepted, so nothing was sent')
  return StepFailure.doubtful('no-answer', 'The connection broke before an answer came')
}

function late(): StepFailure {
  return StepFailure.doubtful('no-answer', 'The system did not answer in time')
}

function isLate(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError'
}

/** The codes of what is behind a failed fetch: one, or one for each address of the host that was tried. */
function causesOf(error: unknown): string[] {
  const cause = error instanceof Error ? (error.cause as (Error & { code?: string }) | undefined) : undefined
  if (cause instanceof AggregateError) return cause.errors.map((one: { code?: string }) => one.code ?? '')
  return cause?.code === undefined ? [] : [cause.code]
}
