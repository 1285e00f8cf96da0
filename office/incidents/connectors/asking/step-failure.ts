import type { DoubtReason, RefusalReason } from '../answer.ts'

/**
 * A step that did not go well outside: thrown by whatever talks to a system, turned into an answer by whoever knows which step it
 * was. `certain` says whether the system has surely not carried out the request.
 */
export class StepFailure extends Error {
  readonly reason: RefusalReason | DoubtReason
  readonly certain: boolean
  readonly retryAfterSeconds: number | undefined

  /** `said` holds no name, address, value or foreign text. */
  private constructor(
    reason: RefusalReason | DoubtReason,
    said: string,
    certain: boolean,
    retryAfterSeconds?: number | undefined,
  ) {
    super(said)
    this.name = 'StepFailure'
    this.reason = reason
    this.certain = certain
    this.retryAfterSeconds = retryAfterSeconds
  }

  static refused(reason: RefusalReason, said: string, retryAfterSeconds?: number): StepFailure {
    return new StepFailure(reason, said, true, retryAfterSeconds)
  }

  static doubtful(reason: DoubtReason, said: string): StepFailure {
    return new StepFailure(reason, said, false)
  }
}
