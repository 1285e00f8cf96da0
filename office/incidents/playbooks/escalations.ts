import type { StepState } from './next-steps.ts'
import type { Flow, StepRole } from './playbook.ts'
import { milliseconds } from './span.ts'

/** That a step is overdue, and whom that must be told. */
export interface Escalation {
  step: string
  to: StepRole
  /** Milliseconds. */
  due: number
  /** The moment from which it should have been told; earlier than now after a time of standstill. */
  since: number
}

/** What has been told already. A due time that moved is a new one, so it is told again. */
export type Told = Pick<Escalation, 'step' | 'to' | 'due'>

/**
 * Open steps that are overdue at `now` and have not been told yet: to the role that owns the step once the due time has passed, then to each role
 * of its escalation after the time written there. Oldest first. A step that ended in the meantime is not told.
 */
export function findEscalations(
  flow: Flow,
  states: readonly StepState[],
  now: number,
  told: readonly Told[],
): Escalation[] {
  const before = new Set(told.map(keyOf))
  const steps = new Map(flow.steps.map((step) => [step.id, step]))
  return states
    .flatMap((state): Escalation[] => {
      const step = steps.get(state.step)
      if (step === undefined || state.state !== 'open' || state.due === null) return []
      const due = state.due
      return [
        { step: step.id, to: step.who, due, since: due },
        ...step.escalation.map(({ after, to }) => ({ step: step.id, to, due, since: due + milliseconds(after) })),
      ]
    })
    .filter((escalation) => escalation.since <= now && !before.has(keyOf(escalation)))
    .sort((a, b) => a.since - b.since)
}

function keyOf({ step, to, due }: Told): string {
  return `${step} ${to} ${due}`
}
