import type { Clock } from '../../../../base/clock.ts'
import { StepFailure } from './step-failure.ts'

const longestRetry = 86_400

/** What came back. Nothing of its text reaches `said`: it is the other system's, and may name people. */
export class HttpAnswer {
  readonly status: number
  readonly #headers: Headers
  readonly #body: string
  readonly #clock: Clock

  constructor(status: number, headers: Headers, body: string, clock: Clock) {
    this.status = status
    this.#headers = headers
    this.#body = body
    this.#clock = clock
  }

  /** The body as a JSON object; throws a doubtful `StepFailure` where it is none. */
  object(): Record<string, unknown> {
    const value = this.#json()
    if (!isObject(value)) throw unclear('something else than a JSON object')
    return value
  }

  /** The body as a JSON list of objects. */
  objects(): Record<string, unknown>[] {
    const value = this.#json()
    if (!Array.isArray(value) || !value.every(isObject)) throw unclear('something else than a JSON list')
    return value
  }

  #json(): unknown {
    try {
      return JSON.parse(this.#body)
    } catch {
      throw unclear('something that is not JSON')
    }
  }

  /**
   * Throws unless the status is one of `wanted`. Statuses from 400 to 499 say that it was not done; `words` may replace what is
   * said of some of them. All others leave it open.
   */
  expect(wanted: readonly number[], words: Partial<Record<number, string>> = {}): this {
    if (wanted.includes(this.status)) return this
    const said = words[this.status]
    switch (this.status) {
      case 401:
        throw StepFailure.refused(
          'unauthorised',
          said ?? 'The system does not accept the credentials of the connector (401)',
        )
      case 403:
        throw StepFailure.refused('forbidden', said ?? 'The system does not let the connector do this (403)')
      case 404:
        // What is known to the caller by name is gone; otherwise the address in the settings is wrong.
        throw said === undefined
          ? StepFailure.refused('rejected', 'The system knows no such address (404); check the settings')
          : StepFailure.refused('not-found', said)
      case 409:
      case 412:
        throw StepFailure.refused('conflict', said ?? `Somebody else was changing it (${this.status})`)
      case 429:
        throw StepFailure.refused(
          'rate-limited',
          said ?? 'The system takes no more requests for now (429)',
          this.#retryAfter(),
        )
    }
    throw this.#failureOfClass(said)
  }

  #failureOfClass(said: string | undefined): StepFailure {
    const { status } = this
    if (status === 408 || status >= 500)
      return StepFailure.doubtful('server-error', said ?? `The system failed on its side (${status})`)
    if (status >= 400) return StepFailure.refused('rejected', said ?? `The system refused the request (${status})`)
    if (status >= 300)
      return StepFailure.doubtful('unclear-answer', `The system pointed elsewhere (${status}), which is not followed`)
    return unclear(`status ${status}, which does not say that it was done`)
  }

  /** Seconds, from `Retry-After` in either of its forms (RFC 9110 section 10.2.3). */
  #retryAfter(): number | undefined {
    const text = this.#headers.get('retry-after')?.trim() ?? ''
    const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - this.#clock.now()) / 1000)
    return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 0), longestRetry)
  }
}

export function unclear(what: string): StepFailure {
  return StepFailure.doubtful('unclear-answer', `The system answered ${what}`)
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
