import Type from 'typebox'
import { changedMeanwhile, closed, defineAction, ofCase, prose, uuid } from '../../access/index.ts'
import { holdIncident } from '../case/incident.ts'
import { allFacts, currentFacts } from './current-facts.ts'
import { freeFactNames } from './fact-shapes.ts'
import { stateFact } from './state-fact.ts'

export const setFact = defineAction({
  name: 'set-fact',
  summary:
    'states a fact of the case with its reason, such as when it was discovered; earlier statements stay on record',
  scope: 'case',
  permission: 'decide',
  effect: 'write',
  input: closed({
    ...ofCase,
    name: Type.Enum([...freeFactNames]),
    /** As contracts.md has it; null: not known. */
    value: Type.Unknown(),
    reason: prose,
    /** The statement that the person saw; null: none. */
    seen: Type.Union([uuid, Type.Null()]),
  }),
  output: closed({ fact_id: uuid }),
  async run(work, { name, value, reason, seen }) {
    await holdIncident(work)
    const before = currentFacts(await allFacts(work)).get(name)
    if ((before?.id ?? null) !== seen) throw changedMeanwhile('fact')
    return { fact_id: await stateFact(work, { name, value, reason, source: 'person' }) }
  },
})
