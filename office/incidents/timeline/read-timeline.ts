import Type, { type Static } from 'typebox'
import { type LedgerEntryRow, type Selectable, sql } from '../../../base/store/index.ts'
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
import type { DecisionWords } from '../decisions/decision.ts'
import { membersOf } from '../members/members-of.ts'
import { WordsShape } from '../playbooks/playbook.ts'
import { isHidden } from '../tasks/task-privilege.ts'
import type { NoteWords } from './add-note.ts'
import { type Subject, subjectsOf } from './subjects.ts'
import { loadTimelineWords, sayEntry } from './timeline-words.ts'

const entry = closed({
  entry_id: count,
  at: instant,
  kind: Type.String(),
  words: WordsShape,
  /** Who: by name where I may see names, else by role; absent: Cordon itself. */
  by: Type.Optional(
    closed({ account_id: Type.Optional(uuid), name: Type.Optional(Type.String()), role: Type.Optional(Type.String()) }),
  ),
  about: Type.Optional(closed({ noun: Type.String(), id: uuid })),
  facts: Type.Record(Type.String(), Type.Unknown()),
  /** What was written: a note, the reason of a decision. */
  text: Type.Optional(Type.String()),
})
type TimelineEntry = Static<typeof entry>

export const readTimeline = defineAction({
  name: 'read-timeline',
  summary:
    'what happened in this case, from its ledger: who, when, what; newest first. Privileged matter is not there for others',
  scope: 'case',
  permission: 'see-case',
  effect: 'read',
  input: closed({
    ...ofCase,
    /** Entries before this one. */
    before: Type.Optional(Type.Integer({ minimum: 1 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })),
  }),
  output: closed({ entries: Type.Array(entry) }),
  async run(work, { before, limit = 100 }) {
    const subjects = await subjectsOf(work)
    const hidden = await hiddenSubjects(work)
    const kinds = Object.keys(loadTimelineWords().kinds).filter(
      (kind) => kind !== 'privileged.written' || mayDo(work.roles, 'case', 'see-privileged'),
    )
    const all = work.trx.selectFrom('ledger_entries').selectAll().where('case_id', '=', work.caseId)
    const rows = await (before === undefined ? all : all.where('id', '<', String(before)))
      .where('what', 'in', kinds)
      .where((is) =>
        hidden.length === 0 ? is.lit(true) : is.or([is('subject', 'is', null), is('subject', 'not in', hidden)]),
      )
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
    const who = await whoActed(work, subjects)
    const texts = await textsOf(work, rows, subjects)
    return { entries: rows.map((row) => entryOf(row, subjects, who, texts)) }
  },
})

function entryOf(
  { id, at, what, actor, subject, facts }: Selectable<LedgerEntryRow>,
  subjects: ReadonlyMap<string, Subject>,
  who: (actor: string) => TimelineEntry['by'],
  texts: ReadonlyMap<string, string>,
): TimelineEntry {
  const stated = facts as Record<string, unknown>
  const about = subjects.get(subject ?? '')
  const by = who(actor)
  const text = texts.get(subject ?? '')
  return {
    ...{ entry_id: Number(id), at: at.toISOString(), kind: what, words: sayEntry(what, stated)!, facts: stated },
    ...(by !== undefined && { by }),
    ...(about !== undefined && { about }),
    ...(text !== undefined && { text }),
  }
}

/** References of privileged tasks and of facts that came from privileged answers, for those who do not see such. */
async function hiddenSubjects(work: Work): Promise<string[]> {
  const { trx, caseId, office, roles } = work
  const tasks = await trx
    .selectFrom('tasks')
    .select(['id', 'step', 'owner_id', 'privileged'])
    .where('case_id', '=', caseId)
    .where('privileged', '=', true)
    .execute()
  const own = tasks.filter((task) => isHidden(work, task)).map(({ id }) => office.recorder.refer('task', id))
  if (mayDo(roles, 'case', 'see-privileged') || tasks.length === 0) return own
  const facts = await trx
    .selectFrom('facts')
    .select('id')
    .where('case_id', '=', caseId)
    .where(
      'task_id',
      'in',
      tasks.map(({ id }) => id),
    )
    .execute()
  return [...own, ...facts.map(({ id }) => office.recorder.refer('fact', id))]
}

/** Guests and the call desk learn roles, not names. */
async function whoActed(
  work: Work,
  subjects: ReadonlyMap<string, Subject>,
): Promise<(actor: string) => TimelineEntry['by']> {
  const people = [...subjects.values()].filter(({ noun }) => noun === 'person').map(({ id }) => id)
  const seesNames = mayDo(work.roles, 'case', 'see-decisions')
  const names = seesNames ? await namesOfPeople(work.office, work.trx, people) : new Map<string, { name: string }>()
  const roles = new Map((await membersOf(work)).map(({ accountId, role }) => [accountId, role]))
  return (actor) => {
    if (actor.startsWith('program:')) return undefined
    const person = subjects.get(actor)
    if (person === undefined) return {}
    const [name, role] = [names.get(person.id)?.name, roles.get(person.id)]
    const named = name === undefined ? {} : { account_id: person.id, name }
    return role === undefined ? named : { ...named, role }
  }
}

/** What was written with the entries: notes, and reasons of decisions for those who may see them. By reference. */
async function textsOf(
  work: Work,
  rows: readonly { subject: string | null }[],
  subjects: ReadonlyMap<string, Subject>,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  const refs = rows.flatMap(({ subject }) => (subject === null ? [] : [subject]))
  const ofNoun = (noun: string) => refs.filter((ref) => subjects.get(ref)?.noun === noun)
  const notes = await sealedIn(work, 'notes', ofNoun('note'), subjects)
  for (const [ref, id, words] of notes) texts.set(ref, work.open<NoteWords>({ table: 'notes', row: id }, words).text)
  if (!mayDo(work.roles, 'case', 'see-decisions')) return texts
  const decisions = await sealedIn(work, 'decisions', ofNoun('decision'), subjects)
  for (const [ref, id, words] of decisions)
    texts.set(ref, work.open<DecisionWords>({ table: 'decisions', row: id }, words).reason)
  return texts
}

async function sealedIn(
  { trx, caseId }: Work,
  table: 'notes' | 'decisions',
  refs: readonly string[],
  subjects: ReadonlyMap<string, Subject>,
): Promise<[ref: string, id: string, words: Uint8Array][]> {
  if (refs.length === 0) return []
  const column = table === 'notes' ? sql<Uint8Array>`words` : sql<Uint8Array>`reason`
  const ids = refs.map((ref) => subjects.get(ref)!.id)
  const rows = await trx
    .selectFrom(table)
    .select(['id', column.as('sealed')])
    .where('case_id', '=', caseId)
    .where('id', 'in', ids)
    .execute()
  const sealed = new Map(rows.map((row) => [row.id, row.sealed]))
  return refs.map((ref, at) => [ref, ids[at]!, sealed.get(ids[at]!)!])
}
