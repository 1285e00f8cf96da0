import { nextSteps, type StepState } from '../playbooks/next-steps.ts'
import type { Flow, Step } from '../playbooks/playbook.ts'
import { stepEndings } from './case-steps.ts'
import type { TaskEnding } from './task-endings.ts'

export type TaskState = 'waiting' | 'open' | 'done' | 'dropped' | 'not-needed'

/** What the table says of one step of a playbook. */
export interface StepRow {
  id: string
  step: string
  state: TaskState
  created_at: Date
  opened_at: Date | null
  due_at: Date | null
  ended_at: Date | null
}

/** What it must say. */
export interface PlannedStep {
  step: Step
  state: TaskState
  opened_at: Date | null
  due_at: Date | null
  ended_at: Date | null
}

export interface TaskPlan {
  /** Steps without a row: a playbook that is new in this case, or a step that is new in a playbook. */
  missing: PlannedStep[]
  /** Rows that must change. */
  changed: { row: StepRow; to: PlannedStep }[]
  /** Open or waiting rows of a playbook that was taken out of the case. */
  left: StepRow[]
}

/**
 * Compares the rows of a case with what its playbooks say after these endings. Every step has one row for good; rows of steps that no playbook
 * knows any more stay as they are. Pure.
 */
export function planTasks(
  flow: Flow,
  openedAt: Date,
  now: Date,
  rows: readonly StepRow[],
  endings: ReadonlyMap<string, TaskEnding>,
  isKnown: (step: string) => boolean,
): TaskPlan {
  const { steps } = nextSteps(flow, openedAt.getTime(), stepEndings(rows, endings))
  const byStep = new Map(rows.map((row) => [row.step, row]))
  const inFlow = new Map(flow.steps.map((step) => [step.id, step]))
  const plan: TaskPlan = { missing: [], changed: [], left: [] }
  for (const state of steps) {
    const row = byStep.get(state.step)
    const to = planned(inFlow.get(state.step)!, state, row?.created_at ?? now)
    if (row === undefined) plan.missing.push(to)
    else if (differs(row, to)) plan.changed.push({ row, to })
  }
  const unfinished = (row: StepRow) => row.state === 'open' || row.state === 'waiting'
  plan.left = rows.filter((row) => !inFlow.has(row.step) && isKnown(row.step) && unfinished(row))
  return plan
}

function planned(step: Step, state: StepState, createdAt: Date): PlannedStep {
  const none = { step, opened_at: null, due_at: null, ended_at: null }
  switch (state.state) {
    case 'waiting':
      return { ...none, state: 'waiting' }
    case 'not-needed':
      return { ...none, state: 'not-needed', ended_at: new Date(state.at) }
    case 'finished':
      return { ...none, state: 'done', ended_at: new Date(state.at) }
    case 'set-aside':
      return { ...none, state: 'dropped', ended_at: new Date(state.at) }
    case 'open': {
      // A playbook that came into the case later is not late from its first minute.
      const late = Math.max(0, createdAt.getTime() - state.since)
      const due_at = state.due === null ? null : new Date(state.due + late)
      return { ...none, state: 'open', opened_at: new Date(state.since + late), due_at }
    }
  }
}

function differs(row: StepRow, to: PlannedStep): boolean {
  if (row.state !== to.state) return true
  return to.state === 'open' && row.due_at?.getTime() !== to.due_at?.getTime()
}
