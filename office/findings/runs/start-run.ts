import Type from 'typebox'
import { closed, count, defineAction, done, notFound, ofCase, uuid } from '../../access/index.ts'
import { beginRun } from './begin-run.ts'

export const startRun = defineAction({
  name: 'start-run',
  summary:
    'reads all evidence of the case, finds whose it is, and makes a new register; what was read before is not read again',
  scope: 'case',
  permission: 'attach-sources',
  effect: 'write',
  input: closed(ofCase),
  output: closed({ run_id: uuid, number: count }),
  run: (work) => beginRun(work),
})

export const stopRun = defineAction({
  name: 'stop-run',
  summary: 'stops a run; what it has read is kept for the next one',
  scope: 'case',
  permission: 'attach-sources',
  effect: 'write',
  input: closed({ ...ofCase, run_id: uuid }),
  output: done,
  async run({ trx, caseId, now }, { run_id }) {
    const { numUpdatedRows } = await trx
      .updateTable('runs')
      .set({ state: 'stopped', ended_at: now })
      .where('case_id', '=', caseId)
      .where('id', '=', run_id)
      .where('state', 'in', ['waiting', 'reading', 'resolving'])
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw notFound('run at work')
    return { done: true }
  },
})

const shape = closed({
  run_id: uuid,
  number: count,
  state: Type.Enum(['waiting', 'reading', 'resolving', 'done', 'failed', 'stopped']),
  failure: Type.Optional(Type.String()),
  /** How often the work that stopped the run was tried in vain; a new run may end well. */
  tries: Type.Optional(count),
  parts: count,
  parts_done: count,
  items: count,
  items_done: count,
  bytes: count,
  bytes_done: count,
  asked_at: Type.String(),
  started_at: Type.Optional(Type.String()),
  ended_at: Type.Optional(Type.String()),
  current: Type.Boolean(),
  counts: Type.Optional(Type.Unknown()),
})

export const listRuns = defineAction({
  name: 'list-runs',
  summary: 'every run of the case, newest first, with its progress and what it counted: the history of the scope',
  scope: 'case',
  permission: 'see-counts',
  effect: 'read',
  input: closed(ofCase),
  output: closed({ runs: Type.Array(shape) }),
  async run({ trx, caseId }) {
    const { current_run } = await trx
      .selectFrom('cases')
      .select('current_run')
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow()
    const rows = await trx
      .selectFrom('runs')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('number', 'desc')
      .execute()
    return {
      runs: rows.map((row) => ({
        run_id: row.id,
        number: row.number,
        state: row.state,
        ...(row.failure !== null && { failure: row.failure }),
        ...(row.tries !== null && { tries: row.tries }),
        parts: row.parts,
        parts_done: row.parts_done,
        items: row.items,
        items_done: row.items_done,
        bytes: Number(row.bytes),
        bytes_done: Number(row.bytes_done),
        asked_at: row.asked_at.toISOString(),
        ...(row.started_at !== null && { started_at: row.started_at.toISOString() }),
        ...(row.ended_at !== null && { ended_at: row.ended_at.toISOString() }),
        current: row.id === current_run,
        ...(row.counts !== null && { counts: row.counts }),
      })),
    }
  },
})
