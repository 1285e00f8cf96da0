import { usNames } from '../names/us-names.ts'
import { usCities, usStreetKinds, usStreets } from '../names/us-places.ts'
import { type Random, Weighted } from '../random.ts'
import { drawSsn } from './check-digits.ts'
import { type Culture, rowsOf, wordsOf } from './culture.ts'

const byRank = (_name: string, rank: number) => 1 / (rank + 12)
const families = new Weighted(wordsOf(usNames.families), byRank)
const givens = { F: new Weighted(wordsOf(usNames.f), byRank), M: new Weighted(wordsOf(usNames.m), byRank) }
const cities = new Weighted(rowsOf(usCities, '|'), (row) => Number(row[4]))
const streets = usStreets.split('|')
const streetKinds = usStreetKinds.split('|')

/** United States: a Midwestern clinic group, most people in Ohio, some in the states around it. */
export const usCulture: Culture = {
  family: (random) => ({ family: families.draw(random), chinese: '', origin: 'us' }),
  member: (random, _family, sex) => ({ given: givenWithInitial(random, givens[sex]), chinese: '', english: '' }),
  home(random) {
    const [city, state, areaCode, zip] = cities.draw(random) as [string, string, string, string]
    const apartment = random.chance(0.2) ? [`Apt ${random.between(1, 40)}${random.pick(['', 'A', 'B', 'C'])}`] : []
    const street = `${random.between(10, 9900)} ${random.pick(streets)} ${random.pick(streetKinds)}`
    const address = {
      lines: [street, ...apartment],
      city,
      state,
      postcode: zip + random.digits(2),
      country: 'US',
      chinese: '',
    }
    return { address, residence: `US-${state}`, areaCode }
  },
  landline: northAmerican,
  mobile: northAmerican,
  nationalId: drawSsn,
  language: (random) => (random.chance(0.9) ? 'en' : 'es'),
  insurers: ['Buckeye Mutual', 'Great Lakes Health Plan', 'Cardinal Care', 'Heartland Benefit'],
}

function givenWithInitial(random: Random, list: Weighted<string>): string {
  const given = list.draw(random)
  return random.chance(0.3) ? `${given} ${random.pick([...'ABCDEFGHJKLMNPRSTW'])}` : given
}

function northAmerican(random: Random, areaCode: string): string {
  return `(${areaCode}) ${random.between(2, 9)}${random.digits(1)}${random.between(2, 9)}-${random.digits(4)}`
}
