import { Random } from '../random.ts'
import { cultures } from './make-people.ts'
import type { Mix, Person } from './person.ts'

/**
 * The person as one old system or one clerk knows them: a number missing, an earlier phone or home, a slip of the pen.
 * Whatever stands there is still this person's data. Slips are made only where another identifier remains right.
 */
export function seenPerson(mix: Mix, seed: number, person: Person, source: string): Person {
  const random = new Random(seed, 'seen', source, person.index)
  const culture = cultures[mix]
  const seen = { ...person, chart: localNumber(source, person) }
  if (random.chance(0.12)) seen.nationalId = ''
  if (random.chance(0.1)) seen.email = ''
  if (random.chance(0.03) && person.guardian === undefined)
    seen.mobile = culture.mobile(random, person.mobile.slice(1, 4))
  if (random.chance(0.03)) seen.address = culture.home(random, '').address
  if (seen.nationalId !== '' && random.chance(0.008)) seen.given = slip(random, person.given)
  return seen
}

/**
 * Systems that came from elsewhere count in their own way: the practice bought years ago and the booking company know
 * nobody by the provider's patient number. All others use it.
 */
function localNumber(source: string, { index, chart }: Person): string {
  const scattered = (factor: number) => String(((index + 1) * factor) % 9_999_991).padStart(7, '0')
  if (source === 'old-clinic') return `T${scattered(1_234_577)}`
  return source === 'mysql' ? `BK${scattered(2_718_281)}` : chart
}

/** Two neighbouring letters change places, as fingers do. */
function slip(random: Random, text: string): string {
  if (text.length < 4) return text
  const at = random.between(1, text.length - 3)
  if (text[at] === ' ' || text[at + 1] === ' ') return text
  return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
}
