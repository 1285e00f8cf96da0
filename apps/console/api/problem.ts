import type { ProblemAnswer } from '../../../office/client-types.ts'

/** The server refused or failed, and says why: what happened (`message`), what to do (`remedy`), and a code. */
export class ServerProblem extends Error {
  readonly code: string
  readonly remedy: string
  readonly status: number
  /** Milliseconds to wait before the same may be asked again; undefined where it need not. */
  readonly waitMs: number | undefined

  constructor({ code, detail, title, remedy, status, retry_after: wait }: ProblemAnswer) {
    super(detail || title)
    this.name = 'ServerProblem'
    this.code = code
    this.remedy = remedy
    this.status = status
    this.waitMs = wait === undefined ? undefined : wait * 1000
  }
}

/** Whether the server refused with this code. */
export const isProblem = (error: Error | null, code: string): boolean =>
  error instanceof ServerProblem && error.code === code

/** No answer came: the network is down, or the server is. What was asked may or may not have been done. */
export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super('The server did not answer', { cause })
    this.name = 'ConnectionLost'
  }
}

/** An answer that is not ours, such as a proxy's error page. */
export class StrangeAnswer extends Error {
  readonly status: number
  constructor(status: number) {
    super(`The server answered with status ${status} and no explanation`)
    this.name = 'StrangeAnswer'
    this.status = status
  }
}

/** The file was moved or changed since it was chosen, or lies on a medium that is gone. */
export class FileGone extends Error {
  constructor(cause: unknown) {
    super('The file cannot be read any more', { cause })
    this.name = 'FileGone'
  }
}
