import Type from 'typebox'
import type { DutyCounts } from '../../../engine/duty-facts.ts'
import { closed, count, instant, type OwnWork } from '../../access/index.ts'

const counts = Type.Record(Type.String(), count)

/** What the current run has counted: bounds, kinds of data, harm, places; nothing of any person. */
export const scopeShape = closed({
  run: count,
  at: instant,
  least: count,
  most: count,
  people: counts,
  elements: counts,
  harm: counts,
  residence: counts,
  items: counts,
  gaps: count,
})

interface KeptCounts {
  people: Record<string, number>
  elements: Record<string, number>
  harm: Record<string, number>
  residence: Record<string, number>
  items: Record<string, number>
  gaps: number
  for_duties?: DutyCounts
}

/** undefined before the first run is done. */
export async function scopeNow({ trx, caseId }: Pick<OwnWork, 'trx' | 'caseId'>) {
  const row = await trx
    .selectFrom('cases')
    .innerJoin('runs', (on) => on.onRef('runs.case_id', '=', 'cases.id').onRef('runs.id', '=', 'cases.current_run'))
    .select(['runs.number', 'runs.ended_at', 'runs.counts'])
    .where('cases.id', '=', caseId)
    .executeTakeFirst()
  if (row === undefined || row.ended_at === null) return undefined
  const {
    people = {},
    elements = {},
    harm = {},
    residence = {},
    items = {},
    gaps = 0,
    for_duties,
  } = row.counts as Partial<KeptCounts>
  const least = for_duties?.total ?? people['proven'] ?? 0
  return {
    ...{ run: row.number, at: row.ended_at.toISOString(), least, most: for_duties?.possible?.total ?? least },
    ...{ people, elements, harm, residence, items, gaps },
  }
}

/** Every run that has ended, with how many people it proved: how the scope was tightened. */
export async function runsSoFar({ trx, caseId }: Pick<OwnWork, 'trx' | 'caseId'>) {
  const rows = await trx
    .selectFrom('runs')
    .select(['number', 'state', 'ended_at', 'counts'])
    .where('case_id', '=', caseId)
    .where('ended_at', 'is not', null)
    .orderBy('number')
    .execute()
  return rows.map(({ number, state, ended_at, counts }) => ({
    ...{ number, state, at: ended_at!.toISOString() },
    proven: (counts as Partial<KeptCounts> | null)?.people?.['proven'] ?? 0,
  }))
}
