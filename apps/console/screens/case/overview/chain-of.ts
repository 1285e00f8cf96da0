import type { OutputOf } from '../../../../../office/client-types.ts'
import { boundsIn, countsOf, currentRun, type Run, runAtWork } from './run-counts.ts'

type Deadline = OutputOf<'list-deadlines'>['deadlines'][number]
type State = 'none' | 'now' | 'look' | 'late' | 'done'

/** What the chain is made from; undefined: I may not see it. */
export interface ChainInput {
  runs: readonly Run[] | undefined
  sources: OutputOf<'list-sources'>['sources'] | undefined
  deadlines: readonly Deadline[] | undefined
  /** Questions of the duties that nobody has answered. */
  questions: number
  /** Milliseconds. */
  now: number
  isClosed: boolean
}

export interface ChainFacts {
  evidence: { state: State; read: number; total: number; gaps: number }
  elements: { state: State; classes: number }
  people: { state: State; least: number; most: number; ambiguous: number }
  harm: { state: State; worst: number }
  duties: { state: State; open: number; late: number; questions: number }
  notices: { state: State; done: number; all: number }
  proof: { state: State }
}

/** How far each link of the chain is: evidence, elements, people, harm, duties, notices, proof. Pure. */
export function chainOf({ runs, sources, deadlines, questions, now, isClosed }: ChainInput): Partial<ChainFacts> {
  return {
    ...(runs !== undefined && sources !== undefined && scopeOf(runs, sources)),
    ...(deadlines !== undefined && dutiesOf(deadlines, questions, now)),
    proof: { state: isClosed ? 'done' : 'now' },
  }
}

function scopeOf(
  runs: readonly Run[],
  sources: NonNullable<ChainInput['sources']>,
): Pick<ChainFacts, 'evidence' | 'elements' | 'people' | 'harm'> {
  const counts = countsOf(currentRun(runs))
  const isAtWork = runAtWork(runs) !== undefined || sources.some(({ state }) => state === 'waiting')
  if (counts === undefined) {
    const state = isAtWork ? 'now' : sources.length > 0 ? 'look' : 'none'
    return {
      evidence: { state, read: 0, total: 0, gaps: 0 },
      elements: { state: 'none', classes: 0 },
      people: { state: 'none', least: 0, most: 0, ambiguous: 0 },
      harm: { state: 'none', worst: 0 },
    }
  }
  const { items, gaps, people, elements, harm } = counts
  const bounds = boundsIn(counts)
  const whole = isAtWork ? 'now' : 'done'
  return {
    evidence: { state: gaps > 0 && !isAtWork ? 'look' : whole, read: items.read, total: items.total, gaps },
    elements: { state: whole, classes: Object.keys(elements).length },
    people: {
      state: people.ambiguous > 0 || bounds.most > bounds.least ? 'look' : whole,
      ...{ ...bounds, ambiguous: people.ambiguous },
    },
    harm: { state: whole, worst: (harm['high'] ?? 0) + (harm['very-high'] ?? 0) },
  }
}

function dutiesOf(
  deadlines: readonly Deadline[],
  questions: number,
  now: number,
): Pick<ChainFacts, 'duties' | 'notices'> {
  const owed = deadlines.filter(({ group }) => group === 'due' || group === 'no-number')
  const late = owed.filter(({ due }) => due !== undefined && Date.parse(due) < now).length
  const settled = deadlines.some(({ group }) => group === 'done') ? 'done' : 'none'
  const notices = deadlines.filter(({ law, group }) => law?.kind === 'notify-individuals' && group !== 'not-applicable')
  const told = notices.filter(({ group }) => group === 'done' || group === 'satisfied-by').length
  const state = late > 0 ? 'late' : questions > 0 ? 'look' : owed.length > 0 ? 'now' : settled
  return {
    duties: { state, open: owed.length, late, questions },
    notices: {
      state: notices.length === 0 || told === 0 ? 'none' : told === notices.length ? 'done' : 'now',
      ...{ done: told, all: notices.length },
    },
  }
}
