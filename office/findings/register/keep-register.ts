import type { ScopeResult } from '../../../engine/pipeline.ts'
import type { Office } from '../../access/index.ts'
import { keepReviews } from '../review/keep-reviews.ts'
import { describePerson } from './describe-person.ts'
import type { PlacesOf } from './gather-places.ts'
import { keepPeople } from './keep-people.ts'
import type { PersonEntry } from './person-words.ts'

/** Keeps the register of a run, and its doubtful matches for the reviewers. */
export async function keepRegister(
  office: Office,
  caseId: string,
  run: string,
  result: ScopeResult,
  places: PlacesOf,
  signal: AbortSignal,
): Promise<void> {
  await keepPeople(office, caseId, run, everybody(result, places), signal)
  await keepReviews(office, caseId, run, result)
}

function* everybody(result: ScopeResult, places: PlacesOf): Generator<PersonEntry> {
  const { count } = result.register.people
  for (let person = 0; person < count; person++) yield describePerson(result, places, person)
}
