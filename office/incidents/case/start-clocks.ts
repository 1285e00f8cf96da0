import { readWhen } from '../../../engine/duties/index.ts'
import type { Work } from '../../access/index.ts'
import type { Moved } from '../concerns/move-into-case.ts'
import { checkFact } from '../facts/fact-shapes.ts'
import { stateFact } from '../facts/state-fact.ts'

/** What is said at the opening; `unknown` where it was asked and nobody knows. */
export interface Clocks {
  occurred?: string
  discovered?: string
  aware?: string
}

/** Throws `INPUT_INVALID` for a time that is none or lies in the future. */
export function checkClocks({ occurred, discovered, aware }: Clocks, now: Date): void {
  for (const [key, at] of Object.entries({ occurred, discovered, aware }))
    if (at !== undefined && at !== 'unknown') checkFact(`timeline.${key}`, at, now)
}

/** The earliest that any of the reports says; a report that does not say, or says a time after it came in, counts from when it came in. */
export function firstNoticed(reports: readonly Moved[]): { at: string; code: string } | undefined {
  const all = reports.map(({ code, receivedAt, words: { noticed } }) => {
    const moment = noticed === undefined || noticed === 'unsure' ? undefined : readWhen(noticed, 'UTC')
    const early = moment !== undefined && moment.instant <= receivedAt.getTime()
    return early
      ? { at: noticed!, code, instant: moment.instant }
      : { at: receivedAt.toISOString(), code, instant: receivedAt.getTime() }
  })
  return all.sort((a, b) => a.instant - b.instant)[0]
}

/** States when it happened, was discovered and became known to the provider: what was not said counts from now, or from the reports. */
export async function startClocks(work: Work, asked: Clocks, noticed: ReturnType<typeof firstNoticed>): Promise<void> {
  const now = work.now.toISOString()
  const stated = {
    occurred: asked.occurred ?? 'unknown',
    discovered: asked.discovered ?? noticed?.at ?? now,
    aware: asked.aware ?? now,
  }
  for (const [key, at] of Object.entries(stated))
    await stateFact(work, {
      name: `timeline.${key}`,
      value: at === 'unknown' ? null : at,
      reason: key === 'discovered' && asked.discovered === undefined ? (noticed?.code ?? null) : null,
      source: 'opening',
    })
}
