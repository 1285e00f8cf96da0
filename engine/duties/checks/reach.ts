import { type CheckRecord, no, open, yes } from '../check.ts'
import { liesIn } from '../places.ts'

/**
 * Does the law of the record's place reach this entity at all? A law that binds only those who work in its territory is not brought in by
 * patients who live there, so that is asked.
 */
export const checkReach: CheckRecord = (record, situation, conditions) => {
  const place = record.jurisdiction
  const why = situation.reached.get(place)
  if (why !== undefined) {
    const reached = `${record.law} (${record.section}): ${why}`
    const territorial = conditions.some((condition) => condition.territorial) && !situation.established.has(place)
    return territorial
      ? open('entity.subject_to', `${reached}; it binds those who work in ${place}: does the entity?`)
      : yes(reached)
  }
  let people = 0
  for (const [home, count] of situation.residents) if (liesIn(home, place)) people += count
  if (people === 0)
    return no(`nothing ties the incident to ${place}: the entity is not based there and none of the people live there`)
  return no(`${place} is not among the laws that entity.subject_to names, though ${people} of the people live there`)
}
