import { version } from '../../../base/version.ts'
import { type DutiesAnswer, decideDuties, type Facts } from '../../../engine/duties/index.ts'
import type { OwnWork } from '../../access/index.ts'
import { queueAlarms } from '../alarms/queue-alarms.ts'
import { findIncident } from '../case/incident.ts'
import { countedPart, deadlineRows } from './deadline-rows.ts'
import { dutyFactsOf } from './duty-facts-of.ts'
import { type DutySheet, readSheet, writeSheet } from './duty-sheet.ts'
import { type Basis, type Cause, findCauses } from './find-causes.ts'
import { inputsOf } from './inputs.ts'
import { keepPlan } from './keep-plan.ts'
import { notInForce, openQuestions } from './outlook.ts'
import { planDeadlines } from './plan-deadlines.ts'
import { providerVersion, readKnowledge } from './read-knowledge.ts'
import { tellOfChanges } from './tell-of-changes.ts'

export interface Counted {
  /** Of the provider; undefined while nobody said who the provider is. */
  zone: string | undefined
}

/**
 * Counts the deadlines of a case anew from everything that is known now, and keeps what changed with its causes. One at a time per case: it holds
 * the incident. Without a provider nothing can be counted; the sheet then says so, and it is tried again soon. Cases without an incident have none.
 *
 * @param by whose act it follows from; null for a run, or for time that passed
 */
export async function countDeadlines(work: OwnWork, by: string | null): Promise<Counted | undefined> {
  const incident = await findIncident(work)
  if (incident === undefined) return undefined
  const sheet = await readSheet(work)
  const known = await readKnowledge(work, incident.vectors)
  const common = { providerVersion: await providerVersion(work), countedAt: work.now }
  if ('problem' in known) {
    const kept = sheet ?? { basis: undefined, questions: [], notInForce: [] }
    await writeSheet(work, { ...kept, ...common, problem: known.problem })
    return { zone: undefined }
  }
  const facts = dutyFactsOf(known.knowledge)
  const answer = decideDuties(facts, work.now.toISOString())
  const basis = { inputs: inputsOf(facts), asOf: answer.as_of, law: version, privileged: [...known.privileged] }
  await keepChanges(work, sheet, { facts, answer, basis }, by)
  const questions = openQuestions(facts, answer)
  await writeSheet(work, { ...common, basis, problem: null, questions, notInForce: notInForce(answer) })
  return { zone: known.knowledge.provider.tz }
}

interface Counting {
  facts: Facts
  answer: DutiesAnswer
  basis: Basis
}

async function keepChanges(
  work: OwnWork,
  sheet: DutySheet | undefined,
  { facts, answer, basis }: Counting,
  by: string | null,
): Promise<void> {
  const rows = await deadlineRows(work)
  const plan = planDeadlines(rows.map(countedPart), answer, withoutHold(facts, answer))
  const ids = [...plan.added, ...plan.changed.filter(({ visibly }) => visibly).map(({ after }) => after)]
  const before = sheet?.basis
  const duties = [...new Set(ids.map(({ duty }) => duty))]
  const causes = before === undefined ? new Map<string, Cause[]>() : findCauses(before, basis, answer, duties)
  const changes = await keepPlan(work, rows, plan, causes, by)
  await queueAlarms(work, changes)
  if (before !== undefined) await tellOfChanges(work, changes, by)
}

function withoutHold(
  { law_enforcement_hold: hold, ...facts }: Facts,
  { as_of }: DutiesAnswer,
): DutiesAnswer | undefined {
  return hold === undefined ? undefined : decideDuties(facts, as_of)
}
