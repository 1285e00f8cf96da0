import type { Item, Register, Summary } from '../../../engine/case/index.ts'
import type { DutiesAnswer, Duty } from '../../../engine/duties/index.ts'

/** Everything the report is made from. */
export interface ReportFacts {
  summary: Summary
  register: Register
  items: readonly Item[]
  answer: DutiesAnswer
  /** The mandatory duty that is due first, also where it still depends on a decision. */
  next: Duty | undefined
  /** Patients in the roster, 0 without one. */
  rosterCount: number
  /** Upper bound of affected people. */
  atMost: number
  /** Milliseconds since 1970. */
  asOf: number
  /** What was assumed because nobody said otherwise, one sentence each. */
  assumptions: string[]
}
