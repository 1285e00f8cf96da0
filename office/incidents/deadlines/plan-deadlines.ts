import { isDeepStrictEqual } from 'node:util'
import type { DutiesAnswer, Duty } from '../../../engine/duties/index.ts'

export type DeadlineStatus = Duty['status'] | 'not-applicable'

/** What a row of the board says that follows from the law and the facts; `stage` is empty for the duty itself. */
export interface Counted {
  duty: string
  stage: string
  jurisdiction: string
  binding: Duty['binding']
  status: DeadlineStatus
  /** ISO 8601 with the offset of the place that counts it. */
  due: string | null
  /** When it would be due without the law-enforcement hold, where that moves it. */
  unheld: string | null
  because: string[]
  asks: string[]
  for_each: string[]
  satisfied_by: string | null
}

export interface DeadlinePlan {
  added: Counted[]
  /** Rows with another content; the change is to be kept where status or due time differ. */
  changed: { before: Counted; after: Counted; visibly: boolean }[]
}

/** Compares the rows of a case with what the duties answer now. A duty that no longer applies keeps its row, with the reason. Pure. */
export function planDeadlines(
  rows: readonly Counted[],
  answer: DutiesAnswer,
  withoutHold: DutiesAnswer | undefined,
): DeadlinePlan {
  const now = new Map(countedIn(answer, withoutHold).map((one) => [keyOf(one), one]))
  const plan: DeadlinePlan = { added: [], changed: [] }
  for (const before of rows) {
    const after = now.get(keyOf(before)) ?? fallenAway(before, answer)
    now.delete(keyOf(before))
    if (isDeepStrictEqual(before, after)) continue
    plan.changed.push({ before, after, visibly: before.status !== after.status || before.due !== after.due })
  }
  plan.added = [...now.values()]
  return plan
}

export const keyOf = ({ duty, stage }: Pick<Counted, 'duty' | 'stage'>): string => `${duty} ${stage}`

function countedIn(answer: DutiesAnswer, withoutHold: DutiesAnswer | undefined): Counted[] {
  const asked = new Map<string, string[]>()
  for (const { judgement, changes } of answer.asks)
    for (const id of changes) asked.set(id, [...(asked.get(id) ?? []), judgement])
  return answer.duties.flatMap((duty) => {
    const free = withoutHold?.duties.find(({ id }) => id === duty.id)
    const common = { duty: duty.id, jurisdiction: duty.jurisdiction, binding: duty.binding, status: duty.status }
    const own: Counted = {
      ...common,
      stage: '',
      due: duty.due,
      unheld: free !== undefined && free.due !== duty.due ? free.due : null,
      because: duty.because,
      asks: asked.get(duty.id) ?? [],
      for_each: duty.for_each,
      satisfied_by: duty.satisfied_by,
    }
    const nothing = { unheld: null, because: [], asks: [], for_each: [], satisfied_by: null }
    // What another duty meets has no stages of its own.
    const stages = duty.status === 'satisfied-by' ? [] : duty.stages
    return [own, ...stages.map(({ name, due }) => ({ ...common, stage: name, due, ...nothing }))]
  })
}

function fallenAway(before: Counted, { duties, not_applicable }: DutiesAnswer): Counted {
  const reason = not_applicable.find(({ id }) => id === before.duty)?.because
  const met = duties.find(({ id }) => id === before.duty)?.satisfied_by
  const because = reason ?? (met == null ? 'the data of the law no longer know it' : `it is met by doing ${met}`)
  const { duty, stage, jurisdiction, binding } = before
  const nothing = { due: null, unheld: null, asks: [], for_each: [], satisfied_by: null }
  return { duty, stage, jurisdiction, binding, status: 'not-applicable', because: [because], ...nothing }
}
