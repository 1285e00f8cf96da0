import type { DutyRecord } from './duty-record.ts'

/** What must be told to whom, by when and why: the answer of `decideDuties`, printed as it is by `./cordon duties --json`. */
export interface DutiesAnswer {
  /** The instant the question was asked for (ISO 8601 with offset). */
  as_of: string
  /** Sorted by due (those without last), then binding (mandatory first), then id. */
  duties: Duty[]
  /** Every other record, with the one reason that rules it out. */
  not_applicable: { id: string; because: string }[]
  /** What was not given and would change the answer, and for which duties. */
  asks: Ask[]
}

export interface Ask {
  /** A key of `judgements`, or the path of another fact (`timeline.assessed`, `entity.designated`). */
  judgement: string
  /** Ids of the duties that would change. */
  changes: string[]
  /** The question in words. */
  question: string
}

/**
 * due: it applies and has a deadline. no-number: it applies, the law gives no number. satisfied-by: met by doing `satisfied_by`.
 * conditional: depends on a fact or judgement that was not given (named in `because` and `asks`); `due` is then the deadline
 * it has if it applies, so that nobody has to wait for the decision to know the date.
 */
export type DutyStatus = 'due' | 'no-number' | 'satisfied-by' | 'conditional'

export interface Duty {
  id: string
  jurisdiction: string
  law: string
  duty: DutyRecord['duty']
  binding: DutyRecord['binding']
  status: DutyStatus
  /** ISO 8601 with the offset of the zone it is counted in; null for a recommended duty, always. */
  due: string | null
  /** The law's own words on time. */
  phrase: string | null
  /** Places (ISO 3166) for each of which the duty is owed separately. */
  for_each: string[]
  satisfied_by: string | null
  stages: { name: string; due: string | null }[]
  recipient: DutyRecord['recipient']
  content: string[]
  because: string[]
  /** Exceptions of the law that a person may claim and record; none of them is assumed. */
  exceptions: string[]
  source: DutyRecord['source'] & { section: string }
  confidence: DutyRecord['confidence']
  note: string | null
}
