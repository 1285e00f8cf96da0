import type { Work } from '../../access/index.ts'
import type { Deadline } from './deadline-rows.ts'
import type { ChangeWords } from './keep-plan.ts'
import type { MarkWords } from './mark-done.ts'

/** What happened to the rows of one duty, and who made it happen. */
export async function readPast({ trx, caseId, open }: Work, rows: readonly Deadline[]) {
  const ids = rows.map(({ id }) => id)
  const stages = new Map(rows.map(({ id, stage }) => [id, stage === '' ? {} : { stage }]))
  const changes = await trx
    .selectFrom('deadline_changes')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('deadline_id', 'in', ids)
    .orderBy('seq')
    .execute()
  const marks = await trx
    .selectFrom('deadline_marks')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('deadline_id', 'in', ids)
    .orderBy('seq')
    .execute()
  const alarms = await trx
    .selectFrom('alarms')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('deadline_id', 'in', ids)
    .where('told', '=', true)
    .orderBy('made_at')
    .orderBy('lead_minutes', 'desc')
    .execute()
  return {
    people: [...changes, ...marks].map(({ made_by }) => made_by),
    show: (person: (id: string) => { account_id: string; name: string }) => ({
      changes: changes.map(({ id, deadline_id, made_by, made_at, words, ...change }) => ({
        at: made_at.toISOString(),
        ...(made_by !== null && { by: person(made_by) }),
        ...stages.get(deadline_id),
        ...(change.status_before !== null && { before: change.status_before }),
        ...(change.due_before !== null && { due_before: change.due_before }),
        after: change.status_after,
        ...(change.due_after !== null && { due_after: change.due_after }),
        causes: open<ChangeWords>({ table: 'deadline_changes', row: id }, words).causes,
      })),
      marks: marks.map(({ id, deadline_id, how, happened_at, contact_id, made_by, made_at, words }) => ({
        ...{ how, happened: happened_at.toISOString(), by: person(made_by), at: made_at.toISOString() },
        ...stages.get(deadline_id),
        ...(contact_id !== null && { contact_id }),
        ...open<MarkWords>({ table: 'deadline_marks', row: id }, words),
      })),
      alarms: alarms.map(({ deadline_id, lead_minutes, due_at, made_at }) => ({
        ...stages.get(deadline_id),
        ...{ minutes_before: lead_minutes, due: due_at.toISOString(), at: made_at.toISOString() },
      })),
    }),
  }
}
