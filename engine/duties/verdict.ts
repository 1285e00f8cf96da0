import type { CheckRecord } from './check.ts'
import { checkCapacity } from './checks/capacity.ts'
import { checkConditions } from './checks/condition.ts'
import { checkElements } from './checks/elements.ts'
import { checkHarm } from './checks/harm.ts'
import { checkInForce } from './checks/in-force.ts'
import { checkReach } from './checks/reach.ts'
import { checkSafeHarbour } from './checks/safe-harbour.ts'
import { checkThreshold } from './checks/threshold.ts'
import type { DutyRecord } from './duty-record.ts'
import type { Situation } from './situation.ts'
import { conditionsOf } from './supplements.ts'

/** Whether one record applies, before the others are looked at. */
export interface Verdict {
  /** The one reason why it does not apply. */
  no: string | undefined
  /** True where only the harm test rules it out. */
  harmOnly: boolean
  /** What was not given and would decide it. */
  asks: string[]
  because: string[]
  /** Id of the duty whose doing meets this one. */
  satisfiedBy: string | undefined
}

/** In this order: the first reason against a record is the one that is shown, so the plainest come first. */
const checks: readonly CheckRecord[] = [
  checkReach,
  checkInForce,
  checkCapacity,
  checkThreshold,
  checkElements,
  checkSafeHarbour,
  checkConditions,
  checkHarm,
]

export function judge(record: DutyRecord, situation: Situation): Verdict {
  const verdict: Verdict = { no: undefined, harmOnly: false, asks: [], because: [], satisfiedBy: undefined }
  const conditions = conditionsOf(record.id)
  for (const check of checks) {
    const said = check(record, situation, conditions)
    if (said.answer === 'no') {
      const asks = said.ask === undefined ? [] : [said.ask]
      return { ...verdict, no: said.because, harmOnly: said.harmOnly === true && verdict.asks.length === 0, asks }
    }
    if (said.because !== undefined) verdict.because.push(said.because)
    if (said.answer === 'open' && !verdict.asks.includes(said.ask)) verdict.asks.push(said.ask)
  }
  return verdict
}
