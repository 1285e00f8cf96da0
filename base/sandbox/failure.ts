export type FailureReason = 'killed-time' | 'killed-memory' | 'killed-output' | 'crashed' | 'closed'

/** A task that its child did not survive, or that was never begun because the sandbox closed. */
export class SandboxFailure extends Error {
  readonly reason: FailureReason

  constructor(reason: FailureReason, message: string) {
    super(message)
    this.name = 'SandboxFailure'
    this.reason = reason
  }
}

/** What the handler itself threw; its child lives on. */
export class TaskError extends Error {
  /** `name` of the error in the child. */
  readonly thrown: string
  /** Its `code`, where it had one (that of a `Problem`, say). */
  readonly code: string | undefined

  constructor(thrown: string, message: string, stack: string, code?: string) {
    super(message)
    this.name = 'TaskError'
    this.thrown = thrown
    this.code = code
    this.stack = stack
  }
}
