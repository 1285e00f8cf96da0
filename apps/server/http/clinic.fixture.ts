import Type from 'typebox'
import { sql } from '../../../base/store/index.ts'
import {
  type Action,
  closed,
  defineAction,
  done,
  line,
  nothing,
  ofCase,
  openCase,
  prose,
  uuid,
} from '../../../office/access/index.ts'

/** A few actions as a clinic has them, so that the server can be tried without the whole office. */
const openIncident = defineAction({
  name: 'open-incident',
  summary: 'opens an incident',
  scope: 'provider',
  permission: 'open-incident',
  effect: 'write',
  input: closed({ title: line }),
  output: closed({ case_id: uuid }),
  async run(work) {
    const id = work.newId()
    await work.office.keyring.createCase(id)
    await openCase(work, id, `INC-2026-${id.slice(0, 4)}`, 'incident-manager', null)
    return { case_id: id }
  },
})

const writeDecision = defineAction({
  name: 'write-decision',
  summary: 'writes a decision',
  scope: 'case',
  permission: 'decide',
  effect: 'write',
  input: closed({ ...ofCase, reason: prose }),
  output: closed({ decision_id: uuid }),
  async run(work, { reason }) {
    if (reason === 'fail') throw new Error(`no row takes "${reason} Wong Mei Ling A123456(7)"`)
    const id = work.newId()
    const row = { id, case_id: work.caseId, kind: 'test', outcome: 'yes', made_by: work.caller.accountId }
    const sealed = work.seal({ table: 'decisions', row: id }, { reason })
    await work.trx
      .insertInto('decisions')
      .values({ ...row, reason: sealed })
      .execute()
    return { decision_id: id }
  },
})

const countDecisions = defineAction({
  name: 'count-decisions',
  summary: 'how many decisions a case has',
  scope: 'case',
  permission: 'see-decisions',
  effect: 'read',
  input: closed(ofCase),
  output: closed({ count: Type.Integer() }),
  async run({ trx, caseId }) {
    const rows = await trx.selectFrom('decisions').select('id').where('case_id', '=', caseId).execute()
    return { count: rows.length }
  },
})

const readRegister = defineAction({
  name: 'read-register',
  summary: 'reads about people',
  scope: 'case',
  permission: 'see-register',
  effect: 'read',
  personal: true,
  input: closed(ofCase),
  output: closed({ names: Type.Array(Type.String()) }),
  run: async () => ({ names: ['Wong Mei Ling'] }),
})

const purgeCase = defineAction({
  ...writeDecision,
  scope: 'case',
  name: 'purge-something',
  permission: 'purge-case',
  fourEyes: true,
})

const reportConcern = defineAction({
  name: 'report-concern',
  summary: 'reports a concern',
  scope: 'provider',
  permission: 'report-concern',
  effect: 'write',
  input: closed({ what: prose }),
  output: done,
  run: async () => ({ done: true }),
})

/** Something slow: the test says when it may go on. */
export interface Gate {
  reached: PromiseWithResolvers<number>
  open: PromiseWithResolvers<void>
}
export const newGate = (): Gate => ({ reached: Promise.withResolvers(), open: Promise.withResolvers() })
export const gate: { now: Gate } = { now: newGate() }

const waitAtGate = async (work: { trx: Parameters<ReturnType<typeof sql>['execute']>[0] }) => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(work.trx)
  gate.now.reached.resolve(rows[0]!.pid)
  await gate.now.open.promise
  await sql`select 1`.execute(work.trx)
  return { done: true }
}
const slow = { scope: 'provider', input: nothing, output: done } as const
const waitReading = defineAction({
  ...slow,
  name: 'wait-reading',
  summary: 'reads, and waits',
  permission: 'see-own',
  effect: 'read',
  run: waitAtGate,
})
const waitWriting = defineAction({
  ...slow,
  name: 'wait-writing',
  summary: 'writes, and waits',
  permission: 'see-own',
  effect: 'write',
  run: waitAtGate,
})

export const clinicActions = [
  ...[openIncident, writeDecision, countDecisions, readRegister],
  ...[purgeCase, reportConcern, waitReading, waitWriting],
] as readonly Action[]
