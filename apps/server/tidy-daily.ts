import { setTimeout as wait } from 'node:timers/promises'
import { forgetOld, type Office, sweepStore } from '../../office/access/index.ts'
import { dropUploads } from '../../office/findings/index.ts'
import { describeDefect } from './log/describe-defect.ts'
import type { Log } from './log/open-log.ts'
import type { Working } from './work-in-process.ts'

const firstMs = 10 * 60_000
const dayMs = 86_400_000

/** What is done each day; each answers counts for the log. */
const chores: Readonly<Record<string, (office: Office) => Promise<unknown>>> = {
  'forget what is old': forgetOld,
  'drop uploads that nobody finished': async (office) => (office.keyring.sealed ? 'sealed' : dropUploads(office)),
  'sweep the store': sweepStore,
}

/**
 * Removes what is too old to be of use, some minutes after the start and then every day. In the server alone, which an installation has one
 * of. A failure is logged and keeps nothing else from being done; the next day tries again.
 */
export function tidyDaily(office: Office, log: Log): Working {
  const stopping = new AbortController()
  const { signal } = stopping
  const running = (async () => {
    for (let pauseMs = firstMs; !signal.aborted; pauseMs = dayMs) {
      await wait(pauseMs, undefined, { signal, ref: false }).catch(() => {})
      await tidy(office, log, signal)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

/** Everything once. */
export async function tidy(office: Office, log: Log, signal: AbortSignal): Promise<void> {
  for (const [chore, work] of Object.entries(chores)) {
    if (signal.aborted) return
    await work(office).then(
      (answer) => log.info({ chore, answer }, 'tidied'),
      (cause: unknown) => log.warn({ chore, defect: describeDefect(cause) }, 'could not tidy'),
    )
  }
}
