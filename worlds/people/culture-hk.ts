import { hkGivenCharacters } from '../names/hk-given-names.ts'
import { filipinoNames, hkEnglishNames, southAsianNames, westernNames } from '../names/hk-other-names.ts'
import { hkDistricts, hkEstates, hkStreets } from '../names/hk-places.ts'
import { hkSurnames } from '../names/hk-surnames.ts'
import { type Random, Weighted } from '../random.ts'
import { drawHkid } from './check-digits.ts'
import { type Culture, type FamilyName, rowsOf, wordsOf } from './culture.ts'

const surnames = new Weighted(
  hkSurnames
    .trim()
    .split('\n')
    .map((line) => ({
      chinese: line.split(' ')[0]!,
      family: line.split(' ').slice(1, -1).join(' '),
      weight: Number(line.split(' ').at(-1)),
    })),
  (row) => row.weight,
)

const characters = rowsOf(hkGivenCharacters, ' ').map(([chinese, spelling, lean, weight]) => ({
  chinese: chinese!,
  spelling: spelling!,
  lean: lean!,
  weight: Number(weight),
}))
const charactersFor = { F: leaning('f'), M: leaning('m') }
const englishNames = { F: wordsOf(hkEnglishNames.f), M: wordsOf(hkEnglishNames.m) }

const others = new Weighted(
  [
    { origin: 'south-asian', names: southAsianNames, weight: 4 },
    { origin: 'filipino', names: filipinoNames, weight: 2 },
    { origin: 'western', names: westernNames, weight: 2 },
  ].map((group) => ({
    ...group,
    families: wordsOf(group.names.families).map((name) => name.replace('_', ' ')),
    F: wordsOf(group.names.f),
    M: wordsOf(group.names.m),
  })),
  (group) => group.weight,
)

const districts = rowsOf(hkDistricts, '|')
const streets = rowsOf(hkStreets, '|')
const estates = rowsOf(hkEstates, '|')

function leaning(lean: 'f' | 'm') {
  const fitting = characters.filter((row) => row.lean === lean || row.lean === 'b')
  return new Weighted(fitting, (row) => row.weight)
}

/** Hong Kong: 92% Chinese names, 8% South Asian, Filipino and Western ones. */
export const hkCulture: Culture = {
  family(random) {
    if (random.chance(0.92)) return { ...surnames.draw(random), origin: 'chinese' }
    const group = others.draw(random)
    return { family: random.pick(group.families), chinese: '', origin: group.origin }
  },
  member(random, family, sex, bornYear) {
    if (family.origin === 'chinese') return chineseName(random, family, sex, bornYear)
    const group = { 'south-asian': southAsianNames, filipino: filipinoNames, western: westernNames }[family.origin]!
    const given = random.pick(wordsOf(sex === 'F' ? group.f : group.m))
    return { given, chinese: '', english: '' }
  },
  home: hongKongHome,
  landline: (random) => `${random.pick(['2', '2', '3'])}${random.between(1, 9)}${random.digits(6)}`,
  mobile: (random) => `${random.pick(['5', '6', '6', '9', '9'])}${random.between(1, 8)}${random.digits(6)}`,
  nationalId: drawHkid,
  language: (random, origin) => (origin === 'chinese' ? (random.chance(0.88) ? 'zh-Hant-HK' : 'en') : 'en'),
  insurers: ['Lantau Mutual', 'Dragon Boat Life', 'Kowloon Provident', 'Bauhinia Health'],
}

function chineseName(random: Random, family: FamilyName, sex: 'F' | 'M', bornYear: number) {
  const count = random.chance(0.94) ? 2 : 1
  const drawn = [charactersFor[sex].draw(random)]
  while (drawn.length < count) {
    const next = charactersFor[sex].draw(random)
    if (next.chinese !== drawn[0]!.chinese) drawn.push(next)
  }
  const english = random.chance(bornYear > 1965 ? 0.5 : 0.15) ? random.pick(englishNames[sex]) : ''
  return {
    given: drawn.map((row) => row.spelling).join(' '),
    chinese: family.chinese + drawn.map((row) => row.chinese).join(''),
    english,
  }
}

function hongKongHome(random: Random) {
  const [district, districtZh, region, regionZh] = random.pick(districts) as [string, string, string, string]
  const [estate, estateZh] = random.pick(estates) as [string, string]
  const [street, streetZh] = random.pick(streets) as [string, string]
  const flat = random.pick([...'ABCDEFGH'])
  const floor = random.between(1, 38)
  const block = random.between(1, 9)
  const number = random.between(1, 320)
  const address = {
    lines: [`Flat ${flat}, ${floor}/F, Block ${block}, ${estate}`, `${number} ${street}`],
    city: district,
    state: region,
    postcode: '',
    country: 'HK',
    chinese: `${regionZh}${districtZh}${streetZh}${number}號${estateZh}${block}座${floor}樓${flat}室`,
  }
  return { address, residence: 'HK', areaCode: '' }
}
