import type { Duty } from './answer.ts'
import { liesIn, placeCode } from './places.ts'

/**
 * How a duty counts a person who lives at `residence` (ISO 3166, '' where unknown): by that place, with everybody (the law does not ask where
 * people live), or not at all.
 */
export function countsPerson(
  { for_each }: Pick<Duty, 'for_each'>,
  residence: string,
): 'place' | 'everybody' | undefined {
  if (for_each.length === 0) return 'everybody'
  const place = placeCode(residence)
  return residence !== '' && for_each.some((one) => liesIn(place, one)) ? 'place' : undefined
}
