import type { OwnWork } from '../../access/index.ts'
import { countedPart, type Deadline } from './deadline-rows.ts'
import type { Cause } from './find-causes.ts'
import { type Counted, type DeadlinePlan, keyOf } from './plan-deadlines.ts'

/** A deadline that is new on the board, or has another status or due time. */
export interface Change {
  id: string
  before: Counted | undefined
  after: Counted
  /** Since when it has been on the board. */
  since: Date
  done: boolean
}

/** Why a deadline changed; sealed. */
export interface ChangeWords {
  causes: Cause[]
}

/** Writes the plan: rows, one kept change with its causes for each that shows, and a ledger entry for each duty. Answers what shows. */
export async function keepPlan(
  work: OwnWork,
  rows: readonly Deadline[],
  plan: DeadlinePlan,
  causes: ReadonlyMap<string, Cause[]>,
  by: string | null,
): Promise<Change[]> {
  const ids = new Map(rows.map((row) => [keyOf(row), row]))
  const added = plan.added.map(
    (after): Change => ({
      ...{ id: work.newId(), before: undefined, after },
      ...{ since: work.now, done: false },
    }),
  )
  if (added.length > 0)
    await work.trx
      .insertInto('deadlines')
      .values(added.map(({ id, since, after }) => ({ id, case_id: work.caseId, since, ...columns(after) })))
      .execute()
  const visible: Change[] = []
  for (const { before, after, visibly } of plan.changed) {
    const row = ids.get(keyOf(before))!
    const since = await changeRow(work, row, after, visibly)
    if (visibly) visible.push({ id: row.id, before, after, since, done: row.doneAt !== null })
  }
  const changes = [...added, ...visible]
  await keepChanges(work, changes, causes, by)
  for (const change of changes) if (change.after.stage === '') work.record(entryOf(change, causes))
  return changes
}

/** `due_at` is the same instant for the database to sort and compare. */
function columns(counted: Counted) {
  return { ...countedPart(counted), due_at: counted.due === null ? null : new Date(counted.due) }
}

/** A due time that moved counts as another version for whoever has the board open; another reason in words does not. */
async function changeRow(work: OwnWork, row: Deadline, after: Counted, visibly: boolean): Promise<Date> {
  const back = row.status === 'not-applicable' && after.status !== 'not-applicable'
  const since = back ? work.now : row.since
  const { duty: _, stage: __, ...content } = columns(after)
  await work.trx
    .updateTable('deadlines')
    .set({ ...content, version: row.version + (visibly ? 1 : 0), since })
    .where('case_id', '=', work.caseId)
    .where('id', '=', row.id)
    .execute()
  return since
}

async function keepChanges(
  work: OwnWork,
  changes: readonly Change[],
  causes: ReadonlyMap<string, Cause[]>,
  by: string | null,
): Promise<void> {
  const rows = changes.map(({ id: deadline_id, before, after }) => {
    const id = work.newId()
    const words: ChangeWords = { causes: causes.get(after.duty) ?? [] }
    return {
      ...{ id, case_id: work.caseId, deadline_id, made_by: by, made_at: work.now },
      status_before: before?.status ?? null,
      due_before: before?.due ?? null,
      status_after: after.status,
      due_after: after.due,
      words: work.seal({ table: 'deadline_changes', row: id }, words),
    }
  })
  if (rows.length > 0) await work.trx.insertInto('deadline_changes').values(rows).execute()
}

function entryOf({ id, after }: Change, causes: ReadonlyMap<string, Cause[]>) {
  const names = (causes.get(after.duty) ?? []).map(({ input }) => input.toLowerCase()).slice(0, 100)
  const facts = { duty: after.duty, status: after.status, causes: Object.fromEntries(names.map((name) => [name, 1])) }
  const subject = ['deadline', id] as const
  return after.due === null
    ? { what: 'deadline.undated', subject, facts }
    : { what: 'deadline.dated', subject, facts: { ...facts, due: new Date(after.due).toISOString() } }
}
