import Type from 'typebox'
import { closed, defineAction, instant, namesOfPeople, ofCase, uuid } from '../../access/index.ts'
import { allDecisions, decisionsThatCount } from './decision.ts'
import { fourFactors, judgements } from './decision-kinds.ts'

export const listDecisions = defineAction({
  name: 'list-decisions',
  summary: 'every decision and judgement of the case with its reason and author, the replaced ones too',
  scope: 'case',
  permission: 'see-decisions',
  effect: 'read',
  input: closed(ofCase),
  output: closed({
    decisions: Type.Array(
      closed({
        decision_id: uuid,
        kind: Type.String(),
        /** It answers a question of the duties. */
        judgement: Type.Boolean(),
        outcome: Type.String(),
        place: Type.Optional(Type.String()),
        about: Type.Optional(Type.String()),
        reason: Type.String(),
        factors: Type.Optional(closed(Object.fromEntries(fourFactors.map((name) => [name, Type.String()])))),
        privileged: Type.Boolean(),
        by: closed({ account_id: uuid, name: Type.String() }),
        at: instant,
        replaces: Type.Optional(uuid),
        /** No later one replaces it. */
        counts: Type.Boolean(),
      }),
    ),
  }),
  async run(work) {
    const all = await allDecisions(work)
    const counting = new Set(decisionsThatCount(all))
    const names = await namesOfPeople(work.office, work.trx, [...new Set(all.map(({ madeBy }) => madeBy))])
    return {
      decisions: all.map((decision) => {
        const { id, kind, outcome, place, about, reason, factors, privileged, madeBy, madeAt, replaces } = decision
        return {
          ...{ decision_id: id, kind, judgement: judgements[kind] !== undefined, outcome, reason, privileged },
          ...(place !== null && { place }),
          ...(about !== null && { about }),
          ...(factors !== undefined && { factors }),
          by: { account_id: madeBy, name: names.get(madeBy)!.name },
          at: madeAt.toISOString(),
          ...(replaces !== null && { replaces }),
          counts: counting.has(decision),
        }
      }),
    }
  },
})
