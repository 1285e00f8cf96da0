/** Duties: who must be told what, by when and why. One pure function over dated law data. */
export type { Ask, DutiesAnswer, Duty, DutyStatus } from './answer.ts'
export { claimable } from './checks/safe-harbour.ts'
export { countsPerson } from './counts-person.ts'
export { decideDuties } from './decide-duties.ts'
export type { DutyRecord } from './duty-record.ts'
export {
  type Entity,
  type Facts,
  type Judgements,
  riskLevels,
  type Timeline,
  timelineKeys,
  yesNoJudgements,
} from './facts.ts'
export { factsFromRegister, type RegisterFacts } from './facts-from-register.ts'
export { loadDuties } from './load-duties.ts'
export { parseFacts } from './parse-facts.ts'
export { type Threshold, thresholdsOf } from './thresholds.ts'
export { readWhen } from './timeline.ts'
