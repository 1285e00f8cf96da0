import Type from 'typebox'
import { readWhen } from '../../../engine/duties/index.ts'
import {
  changedMeanwhile,
  closed,
  defineAction,
  inputInvalid,
  notFound,
  ofCase,
  prose,
  uuid,
  type Work,
} from '../../access/index.ts'
import { holdIncident } from '../case/incident.ts'
import { type CurrentHold, currentHold, type LawEnforcementHold } from '../deadlines/current-hold.ts'
import { checkPast, when } from '../facts/fact-shapes.ts'
import { stateFact } from '../facts/state-fact.ts'
import { holdFields } from './hold-shape.ts'

const output = closed({ fact_id: uuid })
/** The hold that the person saw; null: none. */
const seen = Type.Union([uuid, Type.Null()])

export const setHold = defineAction({
  name: 'set-hold',
  summary:
    'records that law enforcement asked to hold notices back: in writing or by word, until when; deadlines move where their law allows it',
  scope: 'case',
  permission: 'hold-notices',
  effect: 'write',
  input: closed({
    ...ofCase,
    ...holdFields,
    /** Who asked, by which authority, and what would be impeded. */
    reason: prose,
    seen,
  }),
  output,
  async run(work, { requested, until, form, documented, reason, seen }) {
    await holdAsSeen(work, seen)
    const hold: LawEnforcementHold = {
      ...{ requested, form },
      ...(until !== undefined && { until }),
      ...(documented !== undefined && { documented }),
    }
    checkDays(hold, work.now)
    const fact_id = await stateHold(work, hold, reason)
    const facts = {
      form,
      until: until === undefined ? 'open' : 'given',
      documented: documented === true ? 'yes' : 'no',
    }
    work.record({ what: 'notices.held', subject: ['fact', fact_id], facts })
    return { fact_id }
  },
})

export const endHold = defineAction({
  name: 'end-hold',
  summary:
    'records that the hold on notices has ended, on which day, or that there never was one; deadlines move back where they must',
  scope: 'case',
  permission: 'hold-notices',
  effect: 'write',
  input: closed({
    ...ofCase,
    seen: uuid,
    /** Its last day; today without it. */
    ended: Type.Optional(when),
    /** It was recorded by mistake: nobody asked. */
    mistaken: Type.Optional(Type.Literal(true)),
    reason: prose,
  }),
  output,
  async run(work, { seen, ended, mistaken, reason }) {
    const held = await holdAsSeen(work, seen)
    if (held === undefined) throw notFound('hold')
    const last = ended ?? work.now.toISOString()
    checkPast('ended', last, work.now)
    const { hold } = held
    const after = mistaken === true ? null : { ...hold, until: earlier(hold.until, last) }
    if (after !== null) checkDays(after, work.now)
    const fact_id = await stateHold(work, after, reason)
    const facts = { why: mistaken === true ? 'mistaken' : 'ended' }
    work.record({ what: 'notices.hold-ended', subject: ['fact', fact_id], facts })
    return { fact_id }
  },
})

/** Two who act at once do not undo each other. */
async function holdAsSeen(work: Work, seen: string | null): Promise<CurrentHold | undefined> {
  await holdIncident(work)
  const held = await currentHold(work)
  if ((held?.factId ?? null) !== seen) throw changedMeanwhile('hold')
  return held
}

const stateHold = (work: Work, value: LawEnforcementHold | null, reason: string): Promise<string> =>
  stateFact(work, { name: 'law_enforcement_hold', value, reason, source: 'person' })

function checkDays({ requested, until }: LawEnforcementHold, now: Date): void {
  checkPast('requested', requested, now)
  if (until === undefined) return
  if (readWhen(until, 'UTC') === undefined) throw inputInvalid('until is no day of the calendar')
  if (until.slice(0, 10) < requested.slice(0, 10)) throw inputInvalid('until lies before the request')
}

const earlier = (planned: string | undefined, ended: string): string =>
  planned !== undefined && Date.parse(planned) < Date.parse(ended) ? planned : ended
