import { describeDefect } from './log/describe-defect.ts'
import type { Log } from './log/open-log.ts'

/** SIGTERM, or Ctrl-C: ends cleanly. A second Ctrl-C leaves at once; what was committed is committed. */
export function stopOnSignals(stop: () => Promise<void>, log: Log): void {
  let stopping = false
  const end = (signal: NodeJS.Signals): void => {
    if (stopping) {
      if (signal === 'SIGINT') process.exit(130)
      return
    }
    stopping = true
    log.info({ signal }, 'stopping')
    stop().then(
      () => log.info('stopped'),
      (cause: unknown) => {
        log.error({ defect: describeDefect(cause) }, 'stopping failed')
        process.exitCode = 1
      },
    )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}
