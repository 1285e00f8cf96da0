import type { OutputOf } from '../../../../../office/client-types.ts'

export type Run = OutputOf<'list-runs'>['runs'][number]

/** What a run counted, as office/findings/runs/end-run.ts keeps it. */
export interface RunCounts {
  people: { proven: number; possible: number; linked: number; ambiguous: number; unlisted: number }
  elements: Record<string, number>
  harm: Record<string, number>
  residence: Record<string, number>
  items: { total: number; read: number; partial: number; unread: number }
  gaps: number
  bytes: number
  /** What the law counts: with upper bounds where something is unread. */
  for_duties?: { possible?: { total: number; residents: Record<string, number> } }
}

/** At least so many are proven to be affected; at most so many may be, as long as anything is unread. */
export function boundsIn({ people, for_duties }: RunCounts): { least: number; most: number } {
  const most = for_duties?.possible?.total ?? people.proven + people.possible
  return { least: people.proven, most: Math.max(people.proven, most) }
}

/** undefined for a run that has not ended well. */
export function countsOf(run: Run | undefined): RunCounts | undefined {
  return run?.state === 'done' ? (run.counts as RunCounts) : undefined
}

/** The run whose register counts now. */
export const currentRun = (runs: readonly Run[]): Run | undefined => runs.find(({ current }) => current)

/** The run that is at work, if one is. */
export const runAtWork = (runs: readonly Run[]): Run | undefined =>
  runs.find(({ state }) => state === 'waiting' || state === 'reading' || state === 'resolving')

/** How the bounds came closer, oldest first, one point for each run that ended well. */
export function boundsOverTime(runs: readonly Run[]): { at: string; least: number; most: number }[] {
  return runs
    .flatMap((run) => {
      const counts = countsOf(run)
      if (counts === undefined || run.ended_at === undefined) return []
      return [{ at: run.ended_at, ...boundsIn(counts) }]
    })
    .reverse()
}
