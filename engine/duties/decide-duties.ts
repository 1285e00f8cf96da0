import { Problem } from '../../base/errors.ts'
import type { Ask, DutiesAnswer, Duty, DutyStatus } from './answer.ts'
import { besideLetters } from './beside-letters.ts'
import { claimable } from './checks/safe-harbour.ts'
import { forEach } from './checks/threshold.ts'
import { type Deadline, deadlineOf } from './deadline.ts'
import type { DutyRecord } from './duty-record.ts'
import type { Facts } from './facts.ts'
import { loadDuties } from './load-duties.ts'
import { relate } from './relations.ts'
import { entityZone, type Situation, situationOf } from './situation.ts'
import { conditionsOf, questions } from './supplements.ts'
import { readWhen } from './timeline.ts'
import { judge, type Verdict } from './verdict.ts'
import { isoIn } from './zone-time.ts'

/**
 * Who must be told what, by when and why. Pure: the same facts, day and records give the same answer, in whatever order the records or
 * residents come. Every record ends in `duties` or in `not_applicable`.
 *
 * @param asOf a date in the entity's zone or an instant with offset: the day on which the law is looked at
 */
export function decideDuties(facts: Facts, asOf: string, duties: readonly DutyRecord[] = loadDuties()): DutiesAnswer {
  const situation = situationOf(facts, instantOf(asOf, facts))
  const verdicts = new Map(duties.map((record) => [record.id, judge(record, situation)]))
  relate(duties, verdicts, situation)
  const found: (Duty & { at: number })[] = []
  const not_applicable: DutiesAnswer['not_applicable'] = []
  const asks = new Map<string, Set<string>>()
  for (const record of duties) {
    const verdict = verdicts.get(record.id)!
    if (verdict.no === undefined) found.push(dutyOf(record, verdict, situation, asks))
    else not_applicable.push({ id: record.id, because: verdict.no })
    for (const ask of verdict.asks) note(asks, ask, record.id)
  }
  found.sort(byDueThenBinding)
  besideLetters(
    found,
    new Map(duties.map((record) => [record.id, record])),
    situation.timeline.individuals_notified !== undefined,
  )
  return {
    as_of: isoIn(situation.asOf, situation.zone),
    duties: found.map(({ at: _, ...duty }) => duty),
    not_applicable: not_applicable.sort((a, b) => compare(a.id, b.id)),
    asks: [...asks].map(askOf).sort((a, b) => compare(a.judgement, b.judgement)),
  }
}

function instantOf(asOf: string, facts: Facts): number {
  const moment = readWhen(asOf, entityZone(facts))
  if (moment === undefined)
    throw new Problem(
      'FACTS_INVALID',
      `"${asOf}" is neither a date nor an instant with offset`,
      'Write 2026-03-02 or 2026-03-02T09:30:00+08:00',
    )
  return moment.instant
}

function dutyOf(
  record: DutyRecord,
  verdict: Verdict,
  situation: Situation,
  asks: Map<string, Set<string>>,
): Duty & { at: number } {
  const deadline = deadlineOf(record, situation, conditionsOf(record.id))
  const status = statusOf(verdict, deadline)
  if (deadline.missing !== undefined && verdict.satisfiedBy === undefined)
    note(asks, `timeline.${deadline.missing}`, record.id)
  const due = status === 'satisfied-by' ? undefined : deadline.due
  return {
    id: record.id,
    jurisdiction: record.jurisdiction,
    law: record.law,
    duty: record.duty,
    binding: record.binding,
    status,
    due: due === undefined ? null : isoIn(due, deadline.zone),
    phrase: record.clock.phrase,
    for_each: forEach(record, situation),
    satisfied_by: verdict.satisfiedBy ?? null,
    stages: deadline.stages,
    recipient: record.recipient,
    content: record.content,
    because: [...verdict.because, ...deadline.because],
    exceptions: claimable(record.trigger.excludes),
    source: { ...record.source, section: record.section },
    confidence: record.confidence,
    note: record.note,
    at: due ?? Number.POSITIVE_INFINITY,
  }
}

function statusOf(verdict: Verdict, deadline: Deadline): DutyStatus {
  if (verdict.satisfiedBy !== undefined) return 'satisfied-by'
  if (verdict.asks.length > 0 || deadline.missing !== undefined) return 'conditional'
  return deadline.due === undefined ? 'no-number' : 'due'
}

function note(asks: Map<string, Set<string>>, ask: string, id: string): void {
  const changes = asks.get(ask) ?? new Set()
  asks.set(ask, changes.add(id))
}

function askOf([judgement, changes]: [string, Set<string>]): Ask {
  return { judgement, changes: [...changes].sort(compare), question: questions[judgement] ?? judgement }
}

function byDueThenBinding(a: Duty & { at: number }, b: Duty & { at: number }): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  return compare(a.binding, b.binding) || compare(a.id, b.id)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
