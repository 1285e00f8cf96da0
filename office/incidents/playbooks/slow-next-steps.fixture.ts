import { type Ending, followers, leadOn } from './lead-on.ts'
import type { Flow, Step } from './playbook.ts'

export type SlowState = 'open' | 'waiting' | 'finished' | 'set-aside' | 'not-needed'

/**
 * The slow, obvious version that nextSteps is compared with: everything waits; then, over and over, whatever can be said about a step is said,
 * until nothing changes. No recursion, no times.
 */
export function slowStates(flow: Flow, endings: readonly Ending[]): Map<string, SlowState> {
  const ending = new Map(endings.map((each) => [each.step, each]))
  const states = new Map<string, SlowState>(flow.steps.map(({ id }) => [id, 'waiting']))
  const before = new Map(
    flow.steps.map(({ id }) => [id, flow.steps.filter((step) => followers(step).includes(id)).map((step) => step.id)]),
  )
  const led = new Set(flow.start)
  for (const step of flow.steps)
    if (ending.has(step.id)) for (const id of leadOn(step, ending.get(step.id)!).to) led.add(id)
  const settled = (id: string): boolean => !['open', 'waiting'].includes(states.get(id)!)
  const judge = (step: Step): SlowState => {
    const end = ending.get(step.id)
    if (end !== undefined) return 'set_aside' in end ? 'set-aside' : 'finished'
    const comesFrom = before.get(step.id)!
    if (!led.has(step.id)) return comesFrom.every(settled) ? 'not-needed' : 'waiting'
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
