import Type from 'typebox'
import { closed, count, defineAction, ofCase, uuid } from '../../access/index.ts'
import { countPeopleBy } from './columns/count-people-by.ts'
import { chooseRun } from './current-run.ts'
import { peopleFilter } from './people-filter.ts'
import { registerOf } from './register-of.ts'

const counts = Type.Record(Type.String(), count)

export const countPeople = defineAction({
  name: 'count-people',
  summary:
    'how many people of the register there are of each band, element, place, flag and outcome, filtered; of no one in particular',
  scope: 'case',
  permission: 'see-counts',
  effect: 'read',
  input: closed({ ...ofCase, ...peopleFilter, run_id: Type.Optional(uuid) }),
  output: closed({
    run_id: uuid,
    total: count,
    matching: count,
    decided: count,
    outcome: counts,
    band: counts,
    residence: counts,
    addressee: counts,
    flag: counts,
    element: counts,
  }),
  async run(work, { case_id: _, run_id, ...filter }) {
    const run = await chooseRun(work, run_id)
    return { run_id: run, ...countPeopleBy(await registerOf(work, run), filter) }
  },
})
