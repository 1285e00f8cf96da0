import type { Provider } from '../../../engine/case/index.ts'
import { type Entity, type Facts, factsFromRegister, type Timeline } from '../../../engine/duties/index.ts'
import type { DutyCounts } from '../../../engine/duty-facts.ts'
import type { RecordedFacts } from '../facts/recorded-facts.ts'
import type { Vector } from '../playbooks/playbook.ts'

export interface CaseKnowledge {
  provider: Pick<Provider, 'based_in' | 'roles' | 'tz' | 'subject_to' | 'designated'>
  vectors: readonly Vector[]
  recorded: Pick<RecordedFacts, 'timeline' | 'recorded'>
  /** What the current run has counted; undefined before there is one. */
  counts: DutyCounts | undefined
  /** Duties that were done: from when on people and regulator count as told, unless a fact says otherwise. */
  told: Pick<Timeline, 'individuals_notified' | 'regulator_notified'>
}

/**
 * The facts of a case as the duties ask for them: who the provider is, what people recorded, and the counts of the current register. Counts are
 * never typed: before the first run they are open, not zero. Pure.
 */
export function dutyFactsOf({ provider, vectors, recorded, counts, told }: CaseKnowledge): Facts {
  const kind = kindOf(vectors)
  const facts = factsFromRegister({
    provider: entityOf(provider),
    timeline: { ...told, ...recorded.timeline },
    ...(counts ?? { total: 0, residents: {}, elements: [] }),
    recorded: { ...(kind !== undefined && { kind }), ...recorded.recorded },
  })
  return counts === undefined ? { ...facts, affected: { total: 0, residents: {}, uncounted: true } } : facts
}

function entityOf({ based_in, roles, tz, subject_to, designated }: CaseKnowledge['provider']): Entity {
  return {
    based_in,
    roles,
    tz,
    ...(subject_to.length > 0 && { subject_to }),
    ...(designated.length > 0 && { designated }),
  }
}

/**
 * What the vectors say of the kind of incident (data/duties/kinds.yaml), until somebody states it. Of several the one that leans most towards
 * notice: an attack from outside before one from inside, on purpose before by mistake. A supplier's breach says nothing of how it came about.
 */
function kindOf(vectors: readonly Vector[]): string | undefined {
  return kinds.find(([vector]) => vectors.includes(vector))?.[1]
}

const kinds: readonly (readonly [Vector, string])[] = [
  ['malware', 'malware'],
  ['exploited-vulnerability', 'intrusion'],
  ['phishing', 'phishing'],
  ['insider', 'insider'],
  ['lost-device', 'lost-device'],
  ['misdirected-message', 'misdirected'],
]
