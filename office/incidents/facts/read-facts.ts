import Type from 'typebox'
import { closed, defineAction, instant, mayDo, namesOfPeople, ofCase, uuid } from '../../access/index.ts'
import { allFacts, currentFacts } from './current-facts.ts'

export const readFacts = defineAction({
  name: 'read-facts',
  summary: 'what was stated of the case, by whom and why, and which statement counts now',
  scope: 'case',
  permission: 'see-decisions',
  effect: 'read',
  input: closed(ofCase),
  output: closed({
    facts: Type.Array(
      closed({
        fact_id: uuid,
        name: Type.String(),
        value: Type.Unknown(),
        reason: Type.Union([Type.String(), Type.Null()]),
        source: Type.Enum(['opening', 'person', 'task']),
        task_id: Type.Optional(uuid),
        by: closed({ account_id: uuid, name: Type.String() }),
        at: instant,
        counts: Type.Boolean(),
      }),
    ),
  }),
  async run(work) {
    const privileged = mayDo(work.roles, 'case', 'see-privileged')
    const all = (await allFacts(work)).filter((fact) => privileged || !fact.privileged)
    const current = currentFacts(all)
    const names = await namesOfPeople(work.office, work.trx, [...new Set(all.map(({ statedBy }) => statedBy))])
    return {
      facts: all.map((fact) => ({
        fact_id: fact.id,
        name: fact.name,
        value: fact.value,
        reason: fact.reason,
        source: fact.source,
        ...(fact.taskId !== null && { task_id: fact.taskId }),
        by: { account_id: fact.statedBy, name: names.get(fact.statedBy)!.name },
        at: fact.statedAt.toISOString(),
        counts: current.get(fact.name) === fact,
      })),
    }
  },
})
