import { optionsOf } from './answers.ts'
import { followers, leadOn } from './lead-on.ts'
import type { Flow, Phase, Step } from './playbook.ts'

/**
 * What is wrong with the arrows of a playbook: names that mean nothing, circles, steps that no answer reaches, answers after which nothing follows,
 * and ways through it that pass by `decide` or `learn`. Empty: whatever people answer, the work comes to its end.
 */
export function checkFlow(flow: Flow): string[] {
  const steps = new Map(flow.steps.map((step) => [step.id, step]))
  const unknown = checkNames(flow, steps)
  if (unknown.length > 0) return unknown
  const circle = findCircle(flow, steps)
  if (circle !== undefined) return [`goes in a circle: ${circle.join(' -> ')}`]
  return [
    ...findUnreached(flow, steps).map((id) => `step ${id} is reached by no answer`),
    ...flow.steps.flatMap(findDeadEnds),
    ...flow.steps.flatMap((step) => checkDue(step, steps)),
    ...(['decide', 'learn'] as const)
      .filter((phase) => !isCertain(flow, steps, phase))
      .map((phase) => `has a way through it without a step of the phase ${phase}`),
  ]
}

type Steps = ReadonlyMap<string, Step>

const gates = (step: Step): readonly string[] => (step.waits_for === 'all-before' ? [] : step.waits_for)

function checkNames({ start, steps: all }: Flow, steps: Steps): string[] {
  const lost = (where: string, ids: readonly string[]): string[] =>
    ids.filter((id) => !steps.has(id)).map((id) => `${where} names ${id}, which is no step of this playbook`)
  return [
    ...lost('start', start),
    ...all.flatMap((step) => [
      ...lost(`step ${step.id}, next`, followers(step)),
      ...lost(`step ${step.id}, waits_for`, gates(step)),
      ...lost(
        `step ${step.id}, due`,
        step.due === 'none' || ['opening', 'start'].includes(step.due.of) ? [] : [step.due.of],
      ),
    ]),
  ]
}

/** Depth first along next and waits_for; the way back to a step that is still being walked is a circle. */
function findCircle(flow: Flow, steps: Steps): string[] | undefined {
  const after = new Map(flow.steps.map((step) => [step.id, followers(step)]))
  for (const step of flow.steps) for (const gate of gates(step)) after.get(gate)!.push(step.id)
  const done = new Set<string>()
  const walk = (id: string, way: string[]): string[] | undefined => {
    if (way.includes(id)) return [...way.slice(way.indexOf(id)), id]
    if (done.has(id)) return undefined
    for (const next of after.get(id)!) {
      const circle = walk(next, [...way, id])
      if (circle !== undefined) return circle
    }
    done.add(id)
    return undefined
  }
  for (const id of steps.keys()) {
    const circle = walk(id, [])
    if (circle !== undefined) return circle
  }
  return undefined
}

function findUnreached(flow: Flow, steps: Steps): string[] {
  const reached = new Set<string>()
  const walk = (id: string): void => {
    if (reached.has(id)) return
    reached.add(id)
    followers(steps.get(id)!).forEach(walk)
  }
  flow.start.forEach(walk)
  return [...steps.keys()].filter((id) => !reached.has(id))
}

/** Only the last steps of `learn` may lead nowhere. */
function findDeadEnds(step: Step): string[] {
  if (step.next.length === 0)
    return step.phase === 'learn' ? [] : [`step ${step.id} leads nowhere, and is not of the phase learn`]
  return allAnswers(step)
    .filter((answers) => leadOn(step, { step: step.id, at: 0, answers }).to.size === 0)
    .map((answers) => `step ${step.id} leads nowhere when answered ${JSON.stringify(answers)}`)
}

/** A due time counted from another step needs that step on the way here; else it may never end. */
function checkDue(step: Step, steps: Steps): string[] {
  if (step.due === 'none' || ['opening', 'start'].includes(step.due.of)) return []
  const comesBefore = (id: string): boolean =>
    followers(steps.get(id)!).some((next) => next === step.id || comesBefore(next))
  return comesBefore(step.due.of) ? [] : [`step ${step.id}, due: ${step.due.of} does not lead to it`]
}

/** Whether a step of the phase opens whatever is answered: one of the first steps leads to one in every case. */
function isCertain({ start }: Flow, steps: Steps, phase: Phase): boolean {
  const known = new Map<string, boolean>()
  const certain = (id: string): boolean => {
    const answer = known.get(id) ?? look(steps.get(id)!)
    known.set(id, answer)
    return answer
  }
  const look = (step: Step): boolean =>
    step.phase === phase ||
    (step.next.length > 0 &&
      allAnswers(step).every((answers) => [...leadOn(step, { step: step.id, at: 0, answers }).to].some(certain)))
  return start.some(certain)
}

/** Every combination of the answers that decide what follows the step. */
export function allAnswers(step: Step): Record<string, string>[] {
  const deciding = new Set(step.next.flatMap((next) => (typeof next === 'string' ? [] : [next.ask])))
  return step.asks
    .filter(({ id }) => deciding.has(id))
    .reduce<Record<string, string>[]>(
      (sets, ask) => sets.flatMap((set) => optionsOf(ask).map((answer) => ({ ...set, [ask.id]: answer }))),
      [{}],
    )
}
