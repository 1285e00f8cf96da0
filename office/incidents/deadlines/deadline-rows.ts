import type { DeadlineRow, Selectable } from '../../../base/store/index.ts'
import type { OwnWork } from '../../access/index.ts'
import type { Counted } from './plan-deadlines.ts'

/** A row of the board: what follows from the law and the facts, and what was done about it. */
export interface Deadline extends Counted {
  id: string
  dueAt: Date | null
  since: Date
  doneAt: Date | null
  doneBy: string | null
  doneMark: string | null
  version: number
}

/** Every row of the case, soonest first; one of them by its id. */
export async function deadlineRows({ trx, caseId }: Pick<OwnWork, 'trx' | 'caseId'>, id?: string): Promise<Deadline[]> {
  const all = trx
    .selectFrom('deadlines')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy(
      (is) => is.ref('due_at'),
      (by) => by.asc().nullsLast(),
    )
    .orderBy('duty')
    .orderBy('stage')
  const rows = await (id === undefined ? all : all.where('id', '=', id)).execute()
  return rows.map(deadlineOf)
}

function deadlineOf(row: Selectable<DeadlineRow>): Deadline {
  const { id, due_at, since, done_at, done_by, done_mark, version } = row
  return {
    ...countedPart(row),
    id,
    dueAt: due_at,
    since,
    doneAt: done_at,
    doneBy: done_by,
    doneMark: done_mark,
    version,
  }
}

/** The part that a recount writes. */
export function countedPart(from: Counted): Counted {
  const { duty, stage, jurisdiction, binding, status, due, unheld, because, asks, for_each, satisfied_by } = from
  return { duty, stage, jurisdiction, binding, status, due, unheld, because, asks, for_each, satisfied_by }
}
