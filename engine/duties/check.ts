import type { DutyRecord } from './duty-record.ts'
import type { Situation } from './situation.ts'
import type { Condition } from './supplements.ts'

/**
 * What one check says about one record. `no` ends it: the record does not apply, and that is the reason. `yes` may add a sentence.
 * `open` hangs on a fact that was not given: its key, and the sentence that says so.
 */
export type Check =
  | { answer: 'no'; because: string; ask?: string; harmOnly?: boolean }
  | { answer: 'yes'; because?: string }
  | { answer: 'open'; ask: string; because: string }

export type CheckRecord = (record: DutyRecord, situation: Situation, conditions: readonly Condition[]) => Check

export const passes: Check = { answer: 'yes' }
export const no = (because: string): Check => ({ answer: 'no', because })
export const yes = (because: string): Check => ({ answer: 'yes', because })
export const open = (ask: string, because: string): Check => ({ answer: 'open', ask, because })
