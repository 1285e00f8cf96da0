import Type from 'typebox'
import { Problem } from '../../../base/errors.ts'
import { openRow } from '../../../base/vault/index.ts'
import { closed, count, defineAction, instant, isRole, nothing, type Office, uuid } from '../../access/index.ts'
import { isHidden } from '../tasks/task-privilege.ts'
import type { IncidentWords } from './incident.ts'

const caseLine = closed({
  case_id: uuid,
  code: Type.String(),
  /** Absent once the case's key was destroyed. */
  title: Type.Optional(Type.String()),
  state: Type.Enum(['open', 'closed', 'erased']),
  vectors: Type.Array(Type.String()),
  site_id: Type.Optional(uuid),
  role: Type.Optional(Type.String()),
  opened_at: instant,
  open_tasks: count,
  late_tasks: count,
  next_due: Type.Optional(closed({ task_id: uuid, step: Type.Optional(Type.String()), due_at: instant })),
})

export const listCases = defineAction({
  name: 'list-cases',
  summary: 'the cases that I may see: title, state, and the task that is due next; open ones first, then the newest',
  scope: 'provider',
  permission: 'see-own',
  effect: 'read',
  input: nothing,
  output: closed({ cases: Type.Array(caseLine) }),
  async run({ office, trx, caller, now }) {
    const rows = await trx
      .selectFrom('cases')
      .innerJoin('incidents', 'incidents.case_id', 'cases.id')
      .leftJoin('memberships', (on) =>
        on.onRef('memberships.case_id', '=', 'cases.id').on('memberships.person_id', '=', caller.accountId),
      )
      .select(['cases.id', 'name', 'state', 'site_id', 'vectors', 'words', 'opened_at', 'memberships.role'])
      .orderBy((is) => is('state', '<>', 'open'))
      .orderBy('opened_at', 'desc')
      .orderBy('name', 'desc')
      .execute()
    const tasks = await trx
      .selectFrom('tasks')
      .select(['case_id', 'id', 'step', 'due_at', 'privileged', 'owner_id'])
      .where('state', '=', 'open')
      .orderBy(
        (is) => is.ref('due_at'),
        (by) => by.asc().nullsLast(),
      )
      .execute()
    const ofCase = Map.groupBy(tasks, ({ case_id }) => case_id)
    return {
      cases: rows.map(({ id, name, state, site_id, vectors, words, opened_at, role }) => {
        const roles = new Set(role !== null && isRole(role) ? [role] : [])
        const open = (ofCase.get(id) ?? []).filter((task) => !isHidden({ roles, caller }, task))
        const title = titleOf(office, id, words)
        return {
          case_id: id,
          code: name,
          state,
          vectors,
          ...(title !== undefined && { title }),
          ...(site_id !== null && { site_id }),
          ...(role !== null && { role }),
          opened_at: opened_at.toISOString(),
          open_tasks: open.length,
          late_tasks: open.filter(({ due_at }) => due_at !== null && due_at < now).length,
          ...nextDue(open),
        }
      }),
    }
  },
})

/** Sorted by due time. */
export function nextDue(open: readonly { id: string; step: string | null; due_at: Date | null }[]) {
  const [first] = open
  if (first === undefined || first.due_at === null) return {}
  const { id, step, due_at } = first
  return { next_due: { task_id: id, ...(step !== null && { step }), due_at: due_at.toISOString() } }
}

function titleOf(office: Office, id: string, words: Uint8Array): string | undefined {
  try {
    return (openRow(office.keyring.caseKeys(id), { table: 'incidents', row: id }, words) as IncidentWords).title
  } catch (cause) {
    if (cause instanceof Problem && cause.code === 'VAULT_ERASED') return undefined
    throw cause
  }
}
