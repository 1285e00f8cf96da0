import Type from 'typebox'
import {
  closed,
  count,
  defineAction,
  instant,
  mayDo,
  namesOfPeople,
  ofCase,
  permissions,
  uuid,
  type Work,
} from '../../access/index.ts'
import { allFacts, currentFacts } from '../facts/current-facts.ts'
import { isHidden } from '../tasks/task-privilege.ts'
import { readIncident } from './incident.ts'
import { nextDue } from './list-cases.ts'

export const readCase = defineAction({
  name: 'read-case',
  summary: 'one case at a glance: what is known, its clocks, how far the tasks are, and what I may do here',
  scope: 'case',
  permission: 'see-case',
  effect: 'read',
  input: closed(ofCase),
  output: closed({
    case_id: uuid,
    code: Type.String(),
    title: Type.String(),
    known: Type.Union([Type.String(), Type.Null()]),
    state: Type.Enum(['open', 'closed', 'erased']),
    vectors: Type.Array(Type.String()),
    site_id: Type.Optional(uuid),
    opened_at: instant,
    opened_by: closed({ account_id: uuid, name: Type.String() }),
    version: count,
    /** As last stated; null: asked, and not known. */
    timeline: Type.Record(Type.String(), Type.Union([Type.String(), Type.Null()])),
    tasks: closed({ open: count, late: count, waiting: count, done: count, dropped: count, not_needed: count }),
    next_due: Type.Optional(closed({ task_id: uuid, step: Type.Optional(Type.String()), due_at: instant })),
    members: count,
    concerns: count,
    /** Permissions that my roles give me in this case. */
    may: Type.Array(Type.String()),
    /** I let myself in by breaking the glass, until then. */
    glass_until: Type.Optional(instant),
  }),
  async run(work) {
    const { trx, caseId, office, roles } = work
    const incident = await readIncident(work)
    const row = await trx
      .selectFrom('cases')
      .select(['name', 'state', 'site_id', 'created_by'])
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow()
    const opener = await namesOfPeople(office, trx, [row.created_by])
    return {
      case_id: caseId,
      code: row.name,
      title: incident.title,
      known: incident.known,
      state: row.state,
      vectors: incident.vectors,
      ...(row.site_id !== null && { site_id: row.site_id }),
      opened_at: incident.openedAt.toISOString(),
      opened_by: { account_id: row.created_by, name: opener.get(row.created_by)!.name },
      version: incident.version,
      timeline: await timelineOf(work),
      ...(await tasksOf(work)),
      ...(await countsOf(work)),
      may: Object.keys(permissions.case).filter((permission) => mayDo(roles, 'case', permission)),
      ...(await glassOf(work)),
    }
  },
})

async function glassOf({ trx, caseId, caller, now }: Work): Promise<{ glass_until?: string }> {
  const row = await trx
    .selectFrom('elevations')
    .select('until')
    .where('case_id', '=', caseId)
    .where('person_id', '=', caller.accountId)
    .where('until', '>', now)
    .orderBy('until', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? {} : { glass_until: row.until.toISOString() }
}

async function timelineOf(work: Work): Promise<Record<string, string | null>> {
  const seen = (await allFacts(work)).filter(
    ({ privileged }) => !privileged || mayDo(work.roles, 'case', 'see-privileged'),
  )
  const facts = [...currentFacts(seen).values()].filter(({ name }) => name.startsWith('timeline.'))
  return Object.fromEntries(facts.map(({ name, value }) => [name.slice('timeline.'.length), value as string | null]))
}

async function tasksOf(work: Work) {
  const { trx, caseId, now } = work
  const all = await trx
    .selectFrom('tasks')
    .select(['id', 'step', 'state', 'due_at', 'privileged', 'owner_id'])
    .where('case_id', '=', caseId)
    .orderBy(
      (is) => is.ref('due_at'),
      (by) => by.asc().nullsLast(),
    )
    .execute()
  const rows = all.filter((row) => !isHidden(work, row))
  const inState = (state: string) => rows.filter((row) => row.state === state)
  const open = inState('open')
  const late = open.filter(({ due_at }) => due_at !== null && due_at < now).length
  const [waiting, done, dropped, not_needed] = ['waiting', 'done', 'dropped', 'not-needed'].map(
    (state) => inState(state).length,
  ) as [number, number, number, number]
  return { tasks: { open: open.length, late, waiting, done, dropped, not_needed }, ...nextDue(open) }
}

async function countsOf({ trx, caseId, now }: Work): Promise<{ members: number; concerns: number }> {
  const members = await trx
    .selectFrom('memberships')
    .select('person_id')
    .where('case_id', '=', caseId)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', now)]))
    .execute()
  const concerns = await trx.selectFrom('case_concerns').select('concern_id').where('case_id', '=', caseId).execute()
  return { members: members.length, concerns: concerns.length }
}
