import type { Work } from '../../access/index.ts'
import { firstCount, momentsOf } from '../endings/figures.ts'

/** What of a breach was measured, in the order in which it comes. */
export const steps = ['evidence', 'register', 'duties'] as const
export type Step = (typeof steps)[number]

export interface Measured {
  step: Step
  /** In how many cases it was reached. */
  cases: number
  /** Hours from the discovery on. */
  median_hours: number
  /** Of the case that was opened last, of those. */
  last_hours: number
}

/** Further back the provider was another one. */
const mostCases = 50

/**
 * Hours from the discovery to the first evidence that was attached, to the first register, and to the first duty on the board: of the cases that the caller may
 * see, running ones too, as far as they have come. A step that no case has reached is left out.
 */
export async function hoursToNotify(work: Work): Promise<Measured[]> {
  const cases = await work.trx
    .selectFrom('cases')
    .innerJoin('incidents', 'incidents.case_id', 'cases.id')
    .select('cases.id')
    .where('cases.state', '<>', 'erased')
    .orderBy('incidents.opened_at', 'desc')
    .limit(mostCases)
    .execute()
  const spans: Record<Step, number[]> = { evidence: [], register: [], duties: [] }
  for (const { id } of cases) {
    const own = work.within(id)
    const discovered = (await momentsOf(own))('discovered')
    if (discovered === undefined) continue
    const reached = await reachedAt(own)
    for (const step of steps) {
      const at = reached[step]
      if (at !== undefined && at >= discovered) spans[step].push((at - discovered) / 3_600_000)
    }
  }
  return steps.flatMap((step) => {
    const all = spans[step]
    if (all.length === 0) return []
    return [{ step, cases: all.length, median_hours: tenth(medianOf(all)), last_hours: tenth(all[0]!) }]
  })
}

async function reachedAt(work: Work): Promise<Record<Step, number | undefined>> {
  const { trx, caseId } = work
  const evidence = await trx
    .selectFrom('sources')
    .select('attached_at as at')
    .where('case_id', '=', caseId)
    .where('purpose', '=', 'evidence')
    .where('state', '=', 'ready')
    .orderBy('attached_at')
    .executeTakeFirst()
  const duty = await trx
    .selectFrom('deadlines')
    .select('since as at')
    .where('case_id', '=', caseId)
    .where('status', '<>', 'not-applicable')
    .orderBy('since')
    .executeTakeFirst()
  return { evidence: evidence?.at.getTime(), register: await firstCount(work), duties: duty?.at.getTime() }
}

/** The one in the middle; of an even number, halfway between the two. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

const tenth = (hours: number): number => Math.round(hours * 10) / 10
