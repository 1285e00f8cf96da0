import type { Facts } from '../../../engine/duties/index.ts'
import type { OwnWork } from '../../access/index.ts'
import { allFacts, currentFacts } from '../facts/current-facts.ts'

export type LawEnforcementHold = NonNullable<Facts['law_enforcement_hold']>

export interface CurrentHold {
  hold: LawEnforcementHold
  /** The statement that it stands on. */
  factId: string
  statedBy: string
  statedAt: Date
}

/** A request of law enforcement to hold notices back, as last recorded; undefined where there is none. Whether it moves a deadline, each law says. */
export async function currentHold(work: OwnWork): Promise<CurrentHold | undefined> {
  const fact = currentFacts(await allFacts(work)).get('law_enforcement_hold')
  if (fact?.value == null) return undefined
  return { hold: fact.value as LawEnforcementHold, factId: fact.id, statedBy: fact.statedBy, statedAt: fact.statedAt }
}
