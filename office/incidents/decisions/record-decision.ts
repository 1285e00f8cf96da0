import Type from 'typebox'
import { closed, defineAction, inputInvalid, mayDo, notAllowed, ofCase, prose, uuid } from '../../access/index.ts'
import { recordOf } from '../deadlines/law-of.ts'
import { choices, fourFactors, judgements } from './decision-kinds.ts'
import { writeDecision } from './write-decision.ts'

const outcome = Type.String({ pattern: '^[a-z][a-z-]{0,31}$' })
const place = Type.String({ pattern: '^[A-Z]{2}(-[A-Z0-9]{1,4})?$' })
const output = closed({ decision_id: uuid })

export const recordDecision = defineAction({
  name: 'record-decision',
  summary:
    'records what was decided and why, also a decision not to tell; a later one replaces it, none is ever edited',
  scope: 'case',
  permission: 'decide',
  effect: 'write',
  input: closed({
    ...ofCase,
    kind: Type.Enum(Object.keys(choices)),
    outcome,
    reason: prose,
    /** The duty that it decides on, by its id in data/duties. */
    about: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9-]{0,63}$' })),
    replaces: Type.Optional(uuid),
    privileged: Type.Optional(Type.Boolean()),
  }),
  output,
  async run(work, { kind, outcome, reason, about, replaces, privileged = false }) {
    if (privileged && !mayDo(work.roles, 'case', 'write-privileged')) throw notAllowed('record-decision')
    // Kept as it is: an id of ours, or nothing that somebody types.
    if (about !== undefined && recordOf(about) === undefined) throw inputInvalid('about is the id of no duty')
    checkOutcome(choices[kind as keyof typeof choices], kind, outcome)
    return { decision_id: await writeDecision(work, { kind, outcome, reason, about, replaces, privileged }) }
  },
})

export const recordJudgement = defineAction({
  name: 'record-judgement',
  summary:
    'records a judgement that the duties ask for, with its reason, everywhere or for one place; "low probability" needs its four factors',
  scope: 'case',
  permission: 'judge-duties',
  effect: 'write',
  input: closed({
    ...ofCase,
    judgement: Type.Enum(Object.keys(judgements)),
    outcome,
    place: Type.Optional(place),
    reason: prose,
    /** Of 45 CFR 164.402(2). */
    factors: Type.Optional(
      closed({ nature_and_extent: prose, who_received: prose, acquired_or_viewed: prose, mitigated: prose }),
    ),
    replaces: Type.Optional(uuid),
  }),
  output,
  async run(work, { judgement, outcome, place, reason, factors, replaces }) {
    checkOutcome(judgements[judgement]!, judgement, outcome)
    const needsFactors = judgement === 'low_probability_of_compromise' && outcome !== 'withdrawn'
    if (needsFactors && factors === undefined)
      throw inputInvalid(`${judgement} needs its four factors in writing: ${fourFactors.join(', ')}`)
    const words = factors === undefined ? { reason } : { reason, factors }
    return { decision_id: await writeDecision(work, { kind: judgement, outcome, place, replaces, ...words }) }
  },
})

function checkOutcome(allowed: readonly string[], kind: string, outcome: string): void {
  if (!allowed.includes(outcome)) throw inputInvalid(`outcome of ${kind} must be one of ${allowed.join(', ')}`)
}
