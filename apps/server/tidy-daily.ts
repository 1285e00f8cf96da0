import { setTimeout as wait } from 'node:timers/promises'
import { forgetOld, type Office } from '../../office/access/index.ts'
import { describeDefect } from './log/describe-defect.ts'
import type { Log } from './log/open-log.ts'
import type { Working } from './work-in-process.ts'

const firstMs = 10 * 60_000
const dayMs = 86_400_000

/** Removes what is too old to be of use, some minutes after the start and then every day. A failure is logged; the next day tries again. */
export function tidyDaily(office: Office, log: Log): Working {
  const stopping = new AbortController()
  const { signal } = stopping
  const running = (async () => {
    for (let pauseMs = firstMs; !signal.aborted; pauseMs = dayMs) {
      await wait(pauseMs, undefined, { signal, ref: false }).catch(() => {})
      if (signal.aborted) return
      await forgetOld(office).then(
        (rows) => log.info({ rows }, 'forgot what is old'),
        (cause: unknown) => log.warn({ defect: describeDefect(cause) }, 'what is old could not be forgotten'),
      )
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
