import { type Ending, followers, leadOn } from './lead-on.ts'
import type { Flow, Step } from './playbook.ts'

export type SlowState = 'open' | 'waiting' | 'finished' | 'set-aside' | 'not-needed'

/**
 * The slow, obvious version that nextSteps is compared with: everything waits; then, over and over, whatever can be said about a step is said,
 * until nothing changes. No recursion, no times.
 */
export function slowStates(flow: Flow, endings: readonly Ending[]): Map<string, SlowState> {
  const ending = (id: string): Ending | undefined => endings.findLast((each) => each.step === id)
  const states = new Map<string, SlowState>(flow.steps.map(({ id }) => [id, 'waiting']))
  const before = (id: string): Step[] => flow.steps.filter((step) => followers(step).includes(id))
  const settled = (id: string): boolean => !['open', 'waiting'].includes(states.get(id)!)
  const led = (id: string): boolean =>
    flow.start.includes(id) ||
    before(id).some((step) => {
      const end = ending(step.id)
      return end !== undefined && leadOn(step, end).to.has(id)
    })
  const judge = (step: Step): SlowState => {
    const end = ending(step.id)
    if (end !== undefined) return 'set_aside' in end ? 'set-aside' : 'finished'
    const comesFrom = before(step.id).map(({ id }) => id)
    if (!led(step.id)) return comesFrom.every(settled) ? 'not-needed' : 'waiting'
    const gates = step.waits_for === 'all-before' ? comesFrom : step.waits_for
    return gates.every(settled) ? 'open' : 'waiting'
  }
  for (let changed = true; changed; ) {
    changed = false
    for (const step of flow.steps) {
      const state = judge(step)
      if (states.get(step.id) !== state) changed = true
      states.set(step.id, state)
    }
  }
  return states
}
