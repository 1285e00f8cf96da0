import { setTimeout as wait } from 'node:timers/promises'
import type { Ledger } from '../../../base/ledger/index.ts'
import type { Store } from '../../../base/store/index.ts'
import { numberEntries } from './number-entries.ts'
import type { Recorder } from './recorder.ts'

export interface LogKeeper {
  /** Takes in what is committed now; throws what keeps it from doing so. */
  catchUp(): Promise<number>
  /** Catches up a last time, if it can, and lets go of the log. */
  stop(): Promise<void>
}

const pauseMs = 1000

/**
 * Follows the entries of the database into the log: within a second of each commit, and again after a failure. While it fails,
 * `recorder.blocked` says why and `perform` serves no personal data.
 */
export function keepLog(store: Store, ledger: Ledger, recorder: Recorder, report: (cause: unknown) => void): LogKeeper {
  const stopping = new AbortController()
  let wake = () => {}
  let queue: Promise<unknown> = Promise.resolve()
  const catchUp = () => {
    const next = queue.then(() => numberEntries(store, ledger))
    queue = next.catch(() => {})
    return next.then(
      (appended) => {
        recorder.blocked = undefined
        return appended
      },
      (cause: unknown) => {
        recorder.blocked = String((cause as { code?: string }).code ?? (cause as Error).message)
        throw cause
      },
    )
  }
  recorder.wake = () => wake()
  const running = (async () => {
    while (!stopping.signal.aborted) {
      const woken = new Promise<void>((done) => {
        wake = done
      })
      await catchUp().catch(report)
      await Promise.race([woken, wait(pauseMs, undefined, { signal: stopping.signal }).catch(() => {})])
    }
  })()
  return {
    catchUp,
    async stop() {
      stopping.abort()
      await running
      await catchUp().catch(report)
      recorder.wake = () => {}
      ledger.close()
    },
  }
}
