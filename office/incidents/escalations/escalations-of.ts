import type { Step } from '../playbooks/playbook.ts'
import { milliseconds } from '../playbooks/span.ts'

/** A task that people added is told to its owner's role when it is late, and to the privacy officer a day later. */
const ofOwnTasks = [{ after: 24 * 3_600_000, to: 'privacy-officer' }]

export interface Late {
  to: string
  due: Date
  /** From when on it must have been told. */
  since: Date
}

/** Whom it must be told, and from when on, that a task is late: first the role that owns it, then those above. */
export function escalationsOf(due: Date, ownerRole: string | null, step: Step | undefined): Late[] {
  const at = (ms: number) => new Date(due.getTime() + ms)
  const above =
    step === undefined ? ofOwnTasks : step.escalation.map(({ after, to }) => ({ after: milliseconds(after), to }))
  const first = { to: step?.who ?? ownerRole ?? 'incident-manager', due, since: due }
  return [first, ...above.filter(({ to }) => to !== first.to).map(({ after, to }) => ({ to, due, since: at(after) }))]
}
