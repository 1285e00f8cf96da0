import type { Item, Register, Summary } from '../../../engine/case/index.ts'
import type { DutiesAnswer } from '../../../engine/duties/index.ts'

/** Everything the report is made from. */
export interface ReportFacts {
  summary: Summary
  register: Register
  items: readonly Item[]
  answer: DutiesAnswer
  /** Patients in the roster, 0 without one. */
  rosterCount: number
  /** Upper bound of affected people. */
  atMost: number
  /** Milliseconds since 1970. */
  asOf: number
  /** What was assumed because nobody said otherwise, one sentence each. */
  assumptions: string[]
}
