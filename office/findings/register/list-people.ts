import Type from 'typebox'
import { closed, count, defineAction, inputInvalid, ofCase, uuid } from '../../access/index.ts'
import { pickPeople } from './columns/pick-people.ts'
import { chooseRun } from './current-run.ts'
import { peopleFilter } from './people-filter.ts'
import { personLine, personLines } from './person-line.ts'
import { registerOf } from './register-of.ts'

export const listPeople = defineAction({
  name: 'list-people',
  summary: 'the register: people with their harm, elements and outcome, filtered, worst first or by number, in pages',
  scope: 'case',
  permission: 'see-register',
  effect: 'read',
  personal: true,
  input: closed({
    ...ofCase,
    ...peopleFilter,
    /** The current run without it. Later pages name the run of the first one: its register never changes. */
    run_id: Type.Optional(uuid),
    order: Type.Optional(Type.Enum(['harm', 'number'])),
    /** `next` of the page before. */
    after: Type.Optional(count),
    /** Or: passes over so many of those who fit, for whoever jumps into the middle. */
    from: Type.Optional(count),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  output: closed({
    run_id: uuid,
    total: count,
    matching: count,
    people: Type.Array(closed(personLine)),
    next: Type.Optional(count),
  }),
  async run(work, { case_id: _, run_id, order = 'harm', after, from, limit = 100, ...filter }) {
    if (after !== undefined && from !== undefined) throw inputInvalid('A page begins after a person or from a place')
    const run = await chooseRun(work, run_id)
    const columns = await registerOf(work, run)
    const { people, matching, next } = pickPeople(columns, filter, order, limit, after, from)
    return {
      run_id: run,
      total: columns.count,
      matching,
      people: await personLines(work, run, columns, people),
      ...(next !== undefined && { next }),
    }
  },
})
