import type { OutputOf } from '../../../../office/client-types.ts'

export type Board = OutputOf<'list-deadlines'>
export type Duty = Board['deadlines'][number]

/** Duties that stand together: how they stand with the law, or the place whose law it is. */
export type DutyGroup =
  | { kind: 'standing'; id: Duty['group']; duties: Duty[] }
  | { kind: 'place'; id: string; duties: Duty[] }

/** What presses first. */
const standings: readonly Duty['group'][] = [
  'due',
  'conditional',
  'no-number',
  'recommended',
  'done',
  'satisfied-by',
  'not-applicable',
]

/** The office answers soonest first, and that order stays within each group. */
export function byDeadline(duties: readonly Duty[]): DutyGroup[] {
  const groups = Map.groupBy(duties, ({ group }) => group)
  return standings.flatMap((id) => {
    const found = groups.get(id)
    return found === undefined ? [] : [{ kind: 'standing' as const, id, duties: found }]
  })
}

/** Places in the order of their first deadline. */
export function byPlace(duties: readonly Duty[]): DutyGroup[] {
  const groups = Map.groupBy(duties, ({ law }) => law?.jurisdiction ?? '')
  return [...groups].map(([id, found]) => ({ kind: 'place' as const, id, duties: found }))
}
