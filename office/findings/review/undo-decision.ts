import { sql } from '../../../base/store/index.ts'
import {
  changedMeanwhile,
  closed,
  defineAction,
  done,
  inputInvalid,
  notFound,
  ofCase,
  prose,
  uuid,
  type Work,
} from '../../access/index.ts'
import { holdDecisions, isTakenIn } from './decisions-of.ts'

const placeOfUndoing = (id: string) => ({ table: 'match_decisions.undone', row: id })

export const undoDecision = defineAction({
  name: 'undo-decision',
  summary:
    'takes back a decision of mine about a doubtful match, until a run has taken it in; it stays visible as undone',
  scope: 'case',
  permission: 'review-people',
  effect: 'write',
  input: closed({ ...ofCase, decision_id: uuid }),
  output: done,
  async run(work, { decision_id }) {
    const row = await standing(work, decision_id)
    if (row.made_by !== work.caller.accountId) throw notFound('decision of yours')
    if (await isTakenIn(work.trx, work.caseId, row.seq)) throw changedMeanwhile('decision: a run has taken it in')
    await undo(work, decision_id, row)
    return { done: true }
  },
})

export const reopenMatch = defineAction({
  name: 'reopen-match',
  summary:
    "takes back a decision, anybody's, that a run has taken in, with a reason; the match is doubtful again from the next run on",
  scope: 'case',
  permission: 'decide',
  effect: 'write',
  input: closed({ ...ofCase, decision_id: uuid, reason: prose }),
  output: done,
  async run(work, { decision_id, reason }) {
    const row = await standing(work, decision_id)
    if (!(await isTakenIn(work.trx, work.caseId, row.seq)))
      throw inputInvalid('No run has taken this decision in yet: whoever made it can take it back')
    await undo(work, decision_id, row, reason)
    return { done: true }
  },
})

async function standing({ trx, caseId }: Work, id: string) {
  await holdDecisions(trx, caseId)
  const row = await trx
    .selectFrom('match_decisions')
    .select(['seq', 'made_by', 'run_id', 'round'])
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) throw notFound('decision')
  return row
}

async function undo(
  { trx, caseId, caller, now, seal, record }: Work,
  id: string,
  { run_id, round }: { run_id: string; round: number },
  reason?: string,
): Promise<void> {
  await trx
    .updateTable('match_decisions')
    .set({
      undone_at: now,
      undone_by: caller.accountId,
      undone_seq: sql`nextval('match_decisions_seq_seq')`,
      ...(reason !== undefined && { undone_why: seal(placeOfUndoing(id), { reason }) }),
    })
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .execute()
  record({ what: 'match.undone', subject: ['run', run_id], facts: { round, 'taken-in': reason === undefined ? 0 : 1 } })
}

/** Why a decision was taken back, where somebody had to say. */
export function whyUndone(
  { open }: Work,
  { id, undone_why }: { id: string; undone_why: Uint8Array | null },
): string | undefined {
  return undone_why === null ? undefined : open<{ reason: string }>(placeOfUndoing(id), undone_why).reason
}
