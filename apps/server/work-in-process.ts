import { setTimeout as wait } from 'node:timers/promises'
import type { Office } from '../../office/access/index.ts'
import { describeDefect } from './log/describe-defect.ts'
import type { Log } from './log/open-log.ts'

export interface Working {
  stop(): Promise<void>
}

const lookMs = 250

/**
 * Takes queued work while the vault is open: without keys most of it would fail and use up its tries. `failed` is told each failure of a
 * chunk, which is tried again.
 */
export function workWhileOpen(office: Office, lanes: number, log: Log, failed: (job: string) => void): Working {
  const stopping = new AbortController()
  const report = (cause: unknown, job: string): void => {
    failed(job)
    log.warn({ job, defect: describeDefect(cause) }, 'a chunk of work failed')
  }
  const running = (async () => {
    while (!stopping.signal.aborted) {
      if (!office.keyring.sealed) {
        const worker = office.jobs.work({ lanes, report })
        while (!office.keyring.sealed && !stopping.signal.aborted) await pause(stopping.signal)
        await worker.stop()
      } else await pause(stopping.signal)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

const pause = (signal: AbortSignal): Promise<void> => wait(lookMs, undefined, { signal }).catch(() => {})
