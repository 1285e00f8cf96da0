import Type from 'typebox'
import { closed, count, instant, uuid } from '../../access/index.ts'
import type { Deadline } from './deadline-rows.ts'
import { lawOf, lawShape } from './law-of.ts'

export const personShape = closed({ account_id: uuid, name: Type.String() })

/** Where a duty stands on the board. */
export const groups = [
  'due',
  'conditional',
  'no-number',
  'recommended',
  'satisfied-by',
  'done',
  'not-applicable',
] as const
export type Group = (typeof groups)[number]

const optional = Type.Optional(Type.String())
const row = {
  deadline_id: uuid,
  /** Absent: no number, only recommended, met by another, or no longer owed. In the time of the place that counts it. */
  due: optional,
  /** When it would be due without the law-enforcement hold. */
  unheld: optional,
  done: Type.Optional(closed({ at: instant, by: personShape })),
  version: count,
}

export const stageShape = closed({ ...row, name: Type.String() })

export const deadlineShape = closed({
  ...row,
  duty: Type.String(),
  group: Type.Enum([...groups]),
  binding: Type.Enum(['mandatory', 'recommended']),
  status: Type.Enum(['due', 'no-number', 'satisfied-by', 'conditional', 'not-applicable']),
  because: Type.Array(Type.String()),
  /** Questions that it hangs on: judgements, or other facts that nobody has stated. */
  asks: Type.Array(Type.String()),
  /** Places for each of which it is owed (ISO 3166). */
  for_each: Type.Array(Type.String()),
  /** The duty that meets it, and whether that one is done. */
  satisfied_by: Type.Optional(closed({ duty: Type.String(), done: Type.Boolean() })),
  since: instant,
  /** Absent for a law that only an older version knew. */
  law: Type.Optional(lawShape),
  stages: Type.Array(stageShape),
})

export function groupOf({ status, binding, doneAt }: Pick<Deadline, 'status' | 'binding' | 'doneAt'>): Group {
  if (doneAt !== null) return 'done'
  if (status === 'not-applicable' || status === 'satisfied-by') return status
  return binding === 'recommended' ? 'recommended' : status
}

/** Rows as the board shows them: one per duty with its stages. `names`: of accounts, by id. */
export function boardOf(rows: readonly Deadline[], names: ReadonlyMap<string, { name: string }>) {
  const stages = Map.groupBy(
    rows.filter(({ stage }) => stage !== ''),
    ({ duty }) => duty,
  )
  const done = new Set(rows.filter(({ stage, doneAt }) => stage === '' && doneAt !== null).map(({ duty }) => duty))
  return rows
    .filter(({ stage }) => stage === '')
    .map((one) => {
      const { duty, binding, status, because, asks, for_each, satisfied_by, since } = one
      const law = lawOf(duty)
      return {
        ...common(one, names),
        ...{ duty, group: groupOf(one), binding, status, because, asks, for_each, since: since.toISOString() },
        ...(satisfied_by !== null && { satisfied_by: { duty: satisfied_by, done: done.has(satisfied_by) } }),
        ...(law !== undefined && { law }),
        stages: (stages.get(duty) ?? [])
          .filter((stage) => stage.status !== 'not-applicable' || stage.doneAt !== null)
          .map((stage) => ({ ...common(stage, names), name: stage.stage })),
      }
    })
}

function common({ id, due, unheld, doneAt, doneBy, version }: Deadline, names: ReadonlyMap<string, { name: string }>) {
  return {
    deadline_id: id,
    ...(due !== null && { due }),
    ...(unheld !== null && { unheld }),
    ...(doneAt !== null && {
      done: { at: doneAt.toISOString(), by: { account_id: doneBy!, name: names.get(doneBy!)!.name } },
    }),
    version,
  }
}
