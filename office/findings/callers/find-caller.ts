import type { Work } from '../../access/index.ts'
import { hasValue, lookUp } from '../register/look-up.ts'
import type { LookupKind } from '../register/lookup.ts'
import { type PersonWords, placeOfWords } from '../register/person-words.ts'

/** What a caller says of themselves. */
export interface CallerFacts {
  name: string
  number?: string | undefined
  phone?: string | undefined
  email?: string | undefined
  birth?: string | undefined
}

export interface FoundCaller {
  person: number
  elements: string[]
  passOn: boolean
}

/**
 * The one person whom every given fact fits, exactly. Somebody whom the desk must not answer is found and passed on: whoever knows a name and a
 * birth date may be the one a protected address hides from.
 */
export async function findCaller(work: Work, run: string, facts: CallerFacts): Promise<FoundCaller | undefined> {
  const { birth } = facts
  const exact = (['number', 'phone', 'email', 'name'] as const).filter((kind) => facts[kind] !== undefined)
  const [first, ...others] = exact as [LookupKind, ...LookupKind[]]
  const people = (await lookUp(work, run, facts[first]!, [first])).filter(
    ({ proof }) =>
      others.every((kind) => hasValue(proof, kind, facts[kind]!)) && (birth === undefined || proof.birth === birth),
  )
  if (people.length === 0) return undefined
  const { person } = people[0]!
  const row = await work.trx
    .selectFrom('people')
    .select(['words', 'elements', 'outcome'])
    .where('case_id', '=', work.caseId)
    .where('run_id', '=', run)
    .where('person', '=', person)
    .executeTakeFirstOrThrow()
  const { minor, deceased, safe_address } = work.open<PersonWords>(placeOfWords(run, person), row.words)
  const passOn = people.length > 1 || row.outcome !== 'linked' || [minor, deceased, safe_address].includes(true)
  return { person, elements: row.elements, passOn }
}
