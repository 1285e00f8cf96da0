import { gbNames } from '../names/gb-names.ts'
import { gbStreetKinds, gbStreets, gbTowns } from '../names/gb-places.ts'
import { type Random, Weighted } from '../random.ts'
import { drawNhsNumber } from './check-digits.ts'
import { type Culture, rowsOf, wordsOf } from './culture.ts'

const byRank = (_name: string, rank: number) => 1 / (rank + 12)
const families = new Weighted(wordsOf(gbNames.families), byRank)
const givens = { F: new Weighted(wordsOf(gbNames.f), byRank), M: new Weighted(wordsOf(gbNames.m), byRank) }
const towns = new Weighted(rowsOf(gbTowns, '|'), (row) => Number(row[4]))
const streets = gbStreets.split('|')
const streetKinds = gbStreetKinds.split('|')

/** United Kingdom: a Yorkshire group of practices. */
export const gbCulture: Culture = {
  family: (random) => ({ family: families.draw(random), chinese: '', origin: 'gb' }),
  member(random, _family, sex) {
    const given = givens[sex].draw(random)
    const second = random.chance(0.2) ? givens[sex].draw(random) : given
    return { given: second === given ? given : `${given} ${second}`, chinese: '', english: '' }
  },
  home(random) {
    const [town, county, area, areaCode] = towns.draw(random) as [string, string, string, string]
    const flat = random.chance(0.2) ? [`Flat ${random.between(1, 24)}`] : []
    const street = `${random.between(1, 180)} ${random.pick(streets)} ${random.pick(streetKinds)}`
    const address = {
      lines: [...flat, street],
      city: town,
      state: county,
      postcode: postcode(random, area),
      country: 'GB',
      chinese: '',
    }
    return { address, residence: 'GB', areaCode }
  },
  landline: (random, areaCode) => `${areaCode} ${random.between(2, 9)}${random.digits(10 - areaCode.length)}`,
  mobile: (random) => `07${random.pick(['4', '5', '7', '8', '9'])}${random.digits(2)} ${random.digits(6)}`,
  nationalId: drawNhsNumber,
  language: () => 'en',
  insurers: ['Pennine Health', 'White Rose Medical', 'Albion Provident', 'Calder Friendly'],
}

/** Inward parts never use C, I, K, M, O or V. */
function postcode(random: Random, area: string): string {
  const letter = () => random.pick([...'ABDEFGHJLNPQRSTUWXYZ'])
  return `${area}${random.between(1, 29)} ${random.between(1, 9)}${letter()}${letter()}`
}
