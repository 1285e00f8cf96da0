import Type, { type Static } from 'typebox'
import {
  closed,
  count,
  defineAction,
  inputInvalid,
  membersWith,
  ofCase,
  prose,
  rolesFor,
  tellPeople,
  uuid,
  type Work,
} from '../../access/index.ts'
import { holdIncident } from '../case/incident.ts'
import { deadlineRows } from '../deadlines/deadline-rows.ts'
import { queueAgain } from '../deadlines/queue-again.ts'
import { recomputeDeadlines } from '../deadlines/recompute-deadlines.ts'
import { WordsShape } from '../playbooks/playbook.ts'
import { isComplete, type Missing, whatIsMissing } from './what-is-missing.ts'

const missingShape = closed({
  duties: Type.Array(
    closed({ deadline_id: uuid, duty: Type.String(), status: Type.String(), due: Type.Optional(Type.String()) }),
  ),
  tasks: Type.Array(closed({ task_id: uuid, title: WordsShape })),
  /** Privileged ones that are not for me. */
  hidden_tasks: count,
  containments: Type.Array(closed({ containment_id: uuid, action: Type.String(), state: Type.String() })),
  runs: count,
  held: Type.Boolean(),
  problem: Type.Optional(Type.String()),
})

export const checkClosing = defineAction({
  name: 'check-closing',
  summary: 'what the case still waits for before it can be closed: mandatory duties, tasks, containment, runs, a hold',
  scope: 'case',
  permission: 'close-case',
  effect: 'read',
  input: closed(ofCase),
  output: closed({ ready: Type.Boolean(), missing: missingShape }),
  async run(work) {
    const missing = await whatIsMissing(work)
    return { ready: isComplete(missing), missing: shown(missing) }
  },
})

export const closeCase = defineAction({
  name: 'close-case',
  summary:
    'closes the case with a reason, if every mandatory duty is done or decided against and nothing is open; else says what is missing',
  scope: 'case',
  permission: 'close-case',
  effect: 'write',
  input: closed({ ...ofCase, reason: prose }),
  output: closed({ closed: Type.Boolean(), missing: missingShape }),
  async run(work, { reason }) {
    await holdIncident(work)
    const missing = await whatIsMissing(work)
    if (!isComplete(missing)) return { closed: false, missing: shown(missing) }
    await turn(work, 'closed', reason)
    return { closed: true, missing: shown(missing) }
  },
})

export const reopenCase = defineAction({
  name: 'reopen-case',
  summary: 'opens a closed case again, with a reason; its deadlines are counted anew and its alarms go on',
  scope: 'case',
  permission: 'close-case',
  effect: 'write',
  whileClosed: true,
  input: closed({ ...ofCase, reason: prose }),
  output: closed({ reopened: Type.Boolean() }),
  async run(work, { reason }) {
    await holdIncident(work)
    const { state } = await work.trx
      .selectFrom('cases')
      .select('state')
      .where('id', '=', work.caseId)
      .executeTakeFirstOrThrow()
    if (state !== 'closed') throw inputInvalid(`The case is ${state}`)
    await turn(work, 'reopened', reason)
    const waiting = (await deadlineRows(work)).filter(({ doneAt }) => doneAt === null)
    await queueAgain(work, ...waiting)
    recomputeDeadlines(work)
    return { reopened: true }
  },
})

async function turn(work: Work, how: 'closed' | 'reopened', reason: string): Promise<void> {
  const { trx, caseId, caller, now, office } = work
  const id = work.newId()
  const words = work.seal({ table: 'closings', row: id }, { reason })
  await trx
    .insertInto('closings')
    .values({ id, case_id: caseId, how, words, made_by: caller.accountId, made_at: now })
    .execute()
  await trx
    .updateTable('cases')
    .set({ state: how === 'closed' ? 'closed' : 'open' })
    .where('id', '=', caseId)
    .execute()
  work.record({ what: `case.${how}`, subject: ['case', caseId], facts: {} })
  const people = await membersWith(trx, caseId, rolesFor('case', 'see-case'), now)
  const others = people.filter((person) => person !== caller.accountId)
  await tellPeople(office, trx, others, { kind: how === 'closed' ? 'case-closed' : 'case-reopened', caseId })
}

function shown({
  duties,
  tasks,
  hiddenTasks,
  containments,
  runs,
  held,
  problem,
}: Missing): Static<typeof missingShape> {
  return {
    duties: duties.map(({ id, duty, status, due }) => {
      return { deadline_id: id, duty, status, ...(due !== null && { due }) }
    }),
    tasks: tasks.map(({ id, title }) => ({ task_id: id, title })),
    hidden_tasks: hiddenTasks,
    containments: containments.map(({ id, action, state }) => ({ containment_id: id, action, state })),
    ...{ runs, held },
    ...(problem !== null && { problem }),
  }
}
