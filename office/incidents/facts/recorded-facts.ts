import type { Facts, Judgements, Timeline } from '../../../engine/duties/index.ts'
import type { Circumstances } from '../../../engine/harm/index.ts'
import type { Decision } from '../decisions/decision.ts'
import { judgementsOf } from '../decisions/judgements-of.ts'
import type { Fact } from './current-facts.ts'
import { factNames, judgementNames } from './fact-shapes.ts'

/** What people recorded of an incident: everything for `factsFromRegister` that the register does not count. */
export interface RecordedFacts {
  timeline: Timeline
  recorded: Partial<Omit<Facts, 'entity' | 'timeline' | 'affected' | 'elements'>>
  /** For the harm of each person; what is not known is left out. */
  circumstances: Partial<Omit<Circumstances, 'speciality'>>
}

/**
 * Facts and judgements of a case from the statements and decisions that count. A judgement comes from a recorded decision; where there is none, from the
 * answer to a question of a playbook. Pure.
 */
export function recordedFacts(
  facts: ReadonlyMap<string, Fact>,
  decisions: readonly Pick<Decision, 'kind' | 'outcome' | 'place'>[],
): RecordedFacts {
  const known = (names: readonly string[]) =>
    names.flatMap((name): [string, unknown][] => {
      const value = facts.get(name)?.value
      return value == null ? [] : [[name, value]]
    })
  const stated = known(factNames)
  const pick = (test: (name: string) => boolean, cut = 0) =>
    Object.fromEntries(stated.filter(([name]) => test(name)).map(([name, value]) => [name.slice(cut), value]))
  const judgements: Judgements = { ...Object.fromEntries(known(judgementNames)), ...judgementsOf(decisions) }
  const malicious = typeof judgements.malicious === 'boolean' ? { malicious: judgements.malicious } : {}
  return {
    timeline: pick((name) => name.startsWith('timeline.'), 'timeline.'.length),
    recorded: {
      ...pick((name) => !name.startsWith('timeline.') && !circumstances.includes(name)),
      ...(Object.keys(judgements).length > 0 && { judgements }),
    },
    circumstances: { ...pick((name) => circumstances.includes(name)), ...malicious },
  }
}

const circumstances = ['confidentiality', 'integrity', 'availability']
