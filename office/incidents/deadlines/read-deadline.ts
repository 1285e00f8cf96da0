import Type from 'typebox'
import { closed, count, defineAction, instant, namesOfPeople, notFound, ofCase, uuid } from '../../access/index.ts'
import { deadlineRows } from './deadline-rows.ts'
import { boardOf, deadlineShape, personShape } from './deadline-shape.ts'
import { readPast } from './read-past.ts'

const changeShape = closed({
  at: instant,
  /** Absent: a run, or time. */
  by: Type.Optional(personShape),
  stage: Type.Optional(Type.String()),
  before: Type.Optional(Type.String()),
  due_before: Type.Optional(Type.String()),
  after: Type.String(),
  due_after: Type.Optional(Type.String()),
  /** Empty: it came with the opening of the case. Without values: the fact is privileged. */
  causes: Type.Array(
    closed({ input: Type.String(), from: Type.Optional(Type.Unknown()), to: Type.Optional(Type.Unknown()) }),
  ),
})

const markShape = closed({
  how: Type.Enum(['done', 'undone']),
  stage: Type.Optional(Type.String()),
  happened: instant,
  proof: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  contact_id: Type.Optional(uuid),
  by: personShape,
  at: instant,
})

const alarmShape = closed({ stage: Type.Optional(Type.String()), minutes_before: count, due: instant, at: instant })

export const readDeadline = defineAction({
  name: 'read-deadline',
  summary:
    'one duty: why it applies, what changed and through what, what was done with which proof, which alarms were given',
  scope: 'case',
  permission: 'see-duties',
  effect: 'read',
  input: closed({ ...ofCase, deadline_id: uuid }),
  output: closed({
    deadline: deadlineShape,
    changes: Type.Array(changeShape),
    marks: Type.Array(markShape),
    alarms: Type.Array(alarmShape),
  }),
  async run(work, { deadline_id }) {
    const all = await deadlineRows(work)
    const asked = all.find(({ id }) => id === deadline_id)
    if (asked === undefined) throw notFound('deadline')
    const rows = all.filter(({ duty }) => duty === asked.duty)
    const past = await readPast(work, rows)
    const people = [...all.map(({ doneBy }) => doneBy), ...past.people].flatMap((id) => id ?? [])
    const names = await namesOfPeople(work.office, work.trx, [...new Set(people)])
    return {
      deadline: boardOf(all, names).find(({ duty }) => duty === asked.duty)!,
      ...past.show((id) => ({ account_id: id, name: names.get(id)!.name })),
    }
  },
})
