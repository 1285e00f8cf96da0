import Type from 'typebox'
import { changedMeanwhile, closed, count, defineAction, done, notFound, ofCase, uuid } from '../../access/index.ts'

export const judgeFinding = defineAction({
  name: 'judge-finding',
  summary:
    'judges one thing of a sample: right (the finding is one, or the item truly has none), wrong, or unsure; mine can be changed, or taken back',
  scope: 'case',
  permission: 'review-people',
  effect: 'write',
  input: closed({
    ...ofCase,
    sample_id: uuid,
    n: count,
    /** Without it mine is taken back. */
    verdict: Type.Optional(Type.Enum(['right', 'wrong', 'unsure'])),
  }),
  output: done,
  async run({ trx, caseId, caller, now }, { sample_id, n, verdict }) {
    const row = await trx
      .selectFrom('sampled')
      .select('judged_by')
      .where('case_id', '=', caseId)
      .where('sample_id', '=', sample_id)
      .where('n', '=', n)
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined) throw notFound('part of a sample')
    if (row.judged_by !== null && row.judged_by !== caller.accountId) throw changedMeanwhile('judgement')
    await trx
      .updateTable('sampled')
      .set(
        verdict === undefined
          ? { verdict: null, judged_by: null, judged_at: null }
          : { verdict, judged_by: caller.accountId, judged_at: now },
      )
      .where('case_id', '=', caseId)
      .where('sample_id', '=', sample_id)
      .where('n', '=', n)
      .execute()
    return { done: true }
  },
})
