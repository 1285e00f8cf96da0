import Type from 'typebox'
import { decideDuties, type Threshold, thresholdsOf } from '../../../engine/duties/index.ts'
import { closed, count, defineAction, ofCase } from '../../access/index.ts'
import { lawOf, lawShape } from './law-of.ts'
import { factsNow } from './what-if.ts'

/** From three quarters of a threshold on it is near. */
const nearShare = 0.75

export const nearThresholds = defineAction({
  name: 'near-thresholds',
  summary:
    'numbers of people from which on a duty is owed, held against the register: met, open, near ("US-TX 250: now 231"), or further off',
  scope: 'case',
  permission: 'see-duties',
  effect: 'read',
  input: closed(ofCase),
  output: closed({
    thresholds: Type.Array(
      closed({
        duty: Type.String(),
        /** Where the people live who count for it (ISO 3166); absent: everybody. */
        place: Type.Optional(Type.String()),
        from: count,
        now: count,
        /** Absent while nobody can say. */
        at_most: Type.Optional(count),
        state: Type.Enum(['met', 'open', 'near', 'below']),
        law: Type.Optional(lawShape),
      }),
    ),
  }),
  async run(work) {
    const { facts, asOf } = await factsNow(work)
    return { thresholds: thresholdsOf(facts, decideDuties(facts, asOf)).map(lineOf) }
  },
})

function lineOf({ id, place, from, least, most, state }: Threshold) {
  const law = lawOf(id)
  const isNear = state === 'below' && least >= nearShare * from
  return {
    ...{ duty: id, from, now: least, state: isNear ? ('near' as const) : state },
    ...(place !== null && { place }),
    ...(most !== null && { at_most: most }),
    ...(law !== undefined && { law }),
  }
}
