import Type from 'typebox'
import type { Selectable, TaskRow } from '../../../base/store/index.ts'
import {
  closed,
  count,
  defineAction,
  instant,
  mayDo,
  namesOfPeople,
  ofCase,
  uuid,
  type Work,
} from '../../access/index.ts'
import { readIncident } from '../case/incident.ts'
import { phases, type Vector, vectors, WordsShape } from '../playbooks/playbook.ts'
import { caseSteps, vectorsToAdd } from './case-steps.ts'
import { isHidden } from './task-privilege.ts'
import { titleOf } from './task-words.ts'

const states = ['waiting', 'open', 'done', 'dropped', 'not-needed'] as const

const taskLine = closed({
  task_id: uuid,
  /** playbook, own, or what made it. */
  kind: Type.String(),
  step: Type.Optional(Type.String()),
  title: WordsShape,
  phase: Type.Optional(Type.String()),
  state: Type.Enum([...states]),
  owner_role: Type.Optional(Type.String()),
  owner: Type.Optional(closed({ account_id: uuid, name: Type.String() })),
  privileged: Type.Boolean(),
  opened_at: Type.Optional(instant),
  due_at: Type.Optional(instant),
  late: Type.Boolean(),
  ended_at: Type.Optional(instant),
  version: count,
})

export const listTasks = defineAction({
  name: 'list-tasks',
  summary: 'the tasks of a case in the order of their phases, due ones first; and playbooks that answers call for',
  scope: 'case',
  permission: 'see-case',
  effect: 'read',
  input: closed({ ...ofCase, state: Type.Optional(Type.Enum([...states])), mine: Type.Optional(Type.Boolean()) }),
  output: closed({ tasks: Type.Array(taskLine), also: Type.Array(Type.Enum([...vectors])) }),
  async run(work, { state, mine }) {
    const { office, trx, caseId, caller } = work
    const rows = (
      await trx.selectFrom('tasks').selectAll().where('case_id', '=', caseId).orderBy('created_at').execute()
    ).filter(
      (row) =>
        !isHidden(work, row) &&
        (state === undefined || row.state === state) &&
        (!mine || row.owner_id === caller.accountId),
    )
    const owners = rows.flatMap(({ owner_id }) => (owner_id === null ? [] : [owner_id]))
    const names = await namesOfPeople(office, trx, [...new Set(owners)])
    const lines = rows.map((row) => lineOf(work, row, names))
    return { tasks: lines.sort(byPhaseAndDue), also: await alsoFor(work) }
  },
})

/** For whoever may add them. */
async function alsoFor(work: Work): Promise<Vector[]> {
  if (!mayDo(work.roles, 'case', 'manage-tasks')) return []
  const incident = await readIncident(work)
  return vectorsToAdd(await caseSteps(work, incident), incident)
}

function lineOf(work: Work, row: Selectable<TaskRow>, names: Awaited<ReturnType<typeof namesOfPeople>>) {
  const { id, kind, step, phase, state, owner_role, owner_id, privileged, opened_at, due_at, ended_at, version } = row
  return {
    ...{ task_id: id, kind, title: titleOf(work, row), state, privileged, version },
    ...(step !== null && { step }),
    ...(phase !== null && { phase }),
    ...(owner_role !== null && { owner_role }),
    ...(owner_id !== null && { owner: { account_id: owner_id, name: names.get(owner_id)!.name } }),
    ...(opened_at !== null && { opened_at: opened_at.toISOString() }),
    ...(due_at !== null && { due_at: due_at.toISOString() }),
    late: state === 'open' && due_at !== null && due_at < work.now,
    ...(ended_at !== null && { ended_at: ended_at.toISOString() }),
  }
}

interface Sorted {
  phase?: string
  due_at?: string
  step?: string
}

function byPhaseAndDue(a: Sorted, b: Sorted): number {
  const order = ({ phase }: Sorted): number => {
    const at = (phases as readonly string[]).indexOf(phase ?? '')
    return at < 0 ? phases.length : at
  }
  // Instants in UTC sort as text; what has no due time comes last.
  const key = ({ due_at, step }: Sorted) => `${due_at ?? '~'} ${step ?? ''}`
  return order(a) - order(b) || (key(a) < key(b) ? -1 : 1)
}
