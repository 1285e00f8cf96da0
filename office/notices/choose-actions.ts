import type { LetterFacts } from './letter.ts'
import { type Action, actions, mostActions, type Voice } from './letter-templates.ts'

/**
 * What this person should do, most urgent first, for exactly the elements exposed of them. Where there are more than can be read
 * under stress, the most urgent ones stay.
 */
export function chooseActions(facts: Pick<LetterFacts, 'elements' | 'flags' | 'residence'>, voice: Voice): Action[] {
  const country = facts.residence.slice(0, 2)
  const fits = (action: Action): boolean =>
    (action.residence === undefined || action.residence.includes(country)) &&
    !(action['residence-not']?.includes(country) ?? false) &&
    (action.for?.includes(voice) ?? true) &&
    !(action['not-for']?.includes(voice) ?? false) &&
    ((action.elements ?? []).some((element) => facts.elements.includes(element)) ||
      (action.flags ?? []).some((flag) => facts.flags.includes(flag)))
  return actions.filter(fits).slice(0, mostActions)
}
