import { fileURLToPath } from 'node:url'
import { openSandbox } from '../base/sandbox/index.ts'
import { readerFailure } from './read-sources.ts'
import type { RosterAnswer, RosterTask } from './roster-checker.ts'

/** A million patients are read and compared with each other in a few minutes. */
const limits = { seconds: 1800, memoryBytes: 4 * 2 ** 30, outputBytes: 64 * 2 ** 20 }

/**
 * Reads a list of patients in a closed process (`base/sandbox`) and answers what it has and lacks, in figures, or why it could not be read: with the
 * code of the roster's problem. A file that breaks or overruns its reader is `ROSTER_UNREADABLE`.
 */
export async function checkRosterFiles(task: RosterTask, stop: AbortSignal): Promise<RosterAnswer> {
  const checkers = openSandbox<RosterTask, never, RosterAnswer>({
    module: fileURLToPath(new URL('roster-checker.ts', import.meta.url)),
    workers: 1,
    limits,
    readable: task.files.map(({ path }) => path),
    writable: [],
  })
  try {
    return await checkers.run(task, { signal: stop })
  } catch (error) {
    stop.throwIfAborted()
    return { code: 'ROSTER_UNREADABLE', what: readerFailure(error).reason }
  } finally {
    await checkers.close()
  }
}
