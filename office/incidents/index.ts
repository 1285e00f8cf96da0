/** Incidents: from a concern to a closed case, step by step. */
export { type Incident, readIncident } from './case/incident.ts'
export { AnonymousReceipt, ConcernForm } from './concerns/concern-form.ts'
export { Progress } from './concerns/concern-progress.ts'
export { followConcern } from './concerns/follow-concern.ts'
export { reportAnonymously } from './concerns/report-anonymously.ts'
export { makeReportingKey } from './concerns/reporting-key.ts'
export { connectors } from './connectors/all.ts'
export type { Answer as ContainmentAnswer, Preview as ContainmentPreview } from './connectors/answer.ts'
export type { Connection, Connector, ConnectorContext } from './connectors/contract.ts'
export { gatherRotateTasks, type RotateTasks, rotateTasks } from './connectors/from-findings.ts'
export { type ContainmentAction, containmentActions, type Order as ContainmentOrder } from './connectors/order.ts'
export { outsideContext } from './connectors/outside-context.ts'
export type { RotateTask } from './connectors/rotate-task.ts'
export { keepRotations } from './containment/keep-rotations.ts'
export { currentHold, type LawEnforcementHold } from './deadlines/current-hold.ts'
export { recomputeDeadlines } from './deadlines/recompute-deadlines.ts'
export { allDecisions, type Decision, decisionsThatCount } from './decisions/decision.ts'
export { judgementsOf } from './decisions/judgements-of.ts'
export { incidentKinds } from './entry-kinds.ts'
export { escalateCase } from './escalations/escalate-case.ts'
export { allFacts, currentFacts, type Fact } from './facts/current-facts.ts'
export { type RecordedFacts, recordedFacts } from './facts/recorded-facts.ts'
export { stateFact } from './facts/state-fact.ts'
export { incidentActions } from './incident-actions.ts'
export { incidentJobs } from './incident-jobs.ts'
export { keepContact } from './parties/keep-contact.ts'
export { findParty } from './parties/party.ts'
export { type AnswerComplaint, type Answers, checkAnswers, optionsOf } from './playbooks/answers.ts'
export { type Card, type CardKind, cardKinds, loadCards } from './playbooks/do-this-now.ts'
export { type Escalation, findEscalations, type Told } from './playbooks/escalations.ts'
export { type AnsweredFacts, factsFromAnswers } from './playbooks/facts-from-answers.ts'
export { joinPlaybooks } from './playbooks/join-playbooks.ts'
export type { Ending, Reason } from './playbooks/lead-on.ts'
export { loadPlaybooks } from './playbooks/load-playbooks.ts'
export { type NextSteps, nextSteps, type StepState } from './playbooks/next-steps.ts'
export {
  type Ask,
  type Flow,
  type Phase,
  type Playbook,
  phases,
  type Step,
  type StepRole,
  stepRoles,
  type Vector,
  vectors,
  type Words,
} from './playbooks/playbook.ts'
export { sayAnswer, sayWhy } from './playbooks/say-why.ts'
export { type OpenedProofPack, openProofPack } from './proofs/open-proof-pack.ts'
export { addTask, type NewTask } from './tasks/add-task.ts'
