import { type Flow, phases, type Step } from './playbook.ts'

/**
 * Several vectors in one incident (a phishing mail that let ransomware in): one flow in which a step shared by the playbooks stands once,
 * is done once, and leads to whatever each of them says (its due time is the one of the first playbook). Steps in the order of the phases.
 */
export function joinPlaybooks(flows: readonly Flow[]): Flow {
  const steps = new Map<string, Step>()
  for (const flow of flows)
    for (const step of flow.steps) {
      const other = steps.get(step.id)
      steps.set(step.id, other === undefined ? step : join(other, step))
    }
  const order = (step: Step): number => phases.indexOf(step.phase)
  return {
    start: [...new Set(flows.flatMap(({ start }) => start))],
    steps: [...steps.values()].sort((a, b) => order(a) - order(b)),
  }
}

function join(a: Step, b: Step): Step {
  const all = a.waits_for === 'all-before' || b.waits_for === 'all-before'
  const next = new Map([...a.next, ...b.next].map((entry) => [JSON.stringify(entry), entry]))
  return {
    ...a,
    next: [...next.values()],
    waits_for: all ? 'all-before' : [...new Set([...a.waits_for, ...b.waits_for])],
  }
}
