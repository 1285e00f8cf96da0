import { setTimeout as wait } from 'node:timers/promises'
import type { Office, OfficeJob } from '../../office/access/index.ts'
import { officeJobs } from '../../office/jobs.ts'
import { describeDefect } from './log/describe-defect.ts'
import type { Log } from './log/open-log.ts'

export interface Working {
  stop(): Promise<void>
}

const lookMs = 250

/**
 * Takes queued work. While the vault is sealed, only what needs no keys, such as alarms: the rest would fail and use up its tries.
 * `failed` is told each failure of a chunk, which is tried again.
 */
export function workInProcess(
  office: Office,
  lanes: number,
  log: Log,
  failed: (job: string) => void,
  jobs: readonly OfficeJob<never>[] = officeJobs,
): Working {
  const withoutKeys = new Set(jobs.filter(({ whileSealed }) => whileSealed).map(({ name }) => name))
  const stopping = new AbortController()
  const { signal } = stopping
  const report = (cause: unknown, job: string): void => {
    failed(job)
    log.warn({ job, defect: describeDefect(cause) }, 'a chunk of work failed')
  }
  const running = (async () => {
    while (!signal.aborted) {
      const { sealed } = office.keyring
      const worker = office.jobs.work(
        sealed ? { lanes: 1, report, only: ({ name }) => withoutKeys.has(name) } : { lanes, report },
      )
      while (office.keyring.sealed === sealed && !signal.aborted)
        await wait(lookMs, undefined, { signal }).catch(() => {})
      await worker.stop()
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
