import { addDays, breachDay, dayBetween } from '../calendar.ts'
import type { Random } from '../random.ts'
import { drawMbi } from './check-digits.ts'
import type { Culture, FamilyName } from './culture.ts'
import { type Address, ageOn, type Person } from './person.ts'

interface Home {
  culture: Culture
  number: number
  isPatient: boolean
  family: FamilyName
  address: Address
  residence: string
  areaCode: string
  landline: string
}

/** One to five people under one roof. Children come with a guardian; about one household in sixty has twins. */
export function makeHousehold(culture: Culture, random: Random, number: number, isPatient: boolean): Person[] {
  const family = culture.family(random)
  const place = culture.home(random, family.origin)
  const landline = random.chance(0.55) ? culture.landline(random, place.areaCode) : ''
  const home: Home = { culture, number, isPatient, family, landline, ...place }
  const members = [makeAdult(home, random)]
  const size = random.unit()
  if (size < 0.18) members.push(makePartner(home, random, members[0]!))
  if (size < 0.13) for (let i = random.between(1, 2); i > 0; i--) members.push(makeChild(home, random, members[0]!))
  if (size > 0.982) members.push(...makeTwins(home, random, members[0]!))
  return members
}

function makeAdult(home: Home, random: Random): Person {
  const born = addDays(breachDay, -Math.round(365.25 * adultAge(random)))
  const adult = makePerson(home, random, random.chance(0.54) ? 'F' : 'M', born)
  if (ageOn(born, breachDay) > 45 && random.chance(0.02))
    adult.deceased = dayBetween(random, '2020-03-01', '2026-08-20')
  if (adult.deceased === '' && random.chance(0.003)) hide(adult)
  return adult
}

const adultAge = (random: Random): number => 18.2 + 72 * ((random.unit() + random.unit() + random.unit() * 0.4) / 2.4)

function makePartner(home: Home, random: Random, first: Person): Person {
  const born = addDays(first.born, random.between(-2200, 2200))
  const adultBorn = ageOn(born, breachDay) < 19 ? addDays(first.born, -random.between(10, 900)) : born
  const partner = makePerson(home, random, first.sex === 'F' ? 'M' : 'F', adultBorn)
  partner.kin = { name: callName(first), phone: first.mobile, relation: 'spouse' }
  first.kin = { name: callName(partner), phone: partner.mobile, relation: 'spouse' }
  return partner
}

function makeChild(home: Home, random: Random, parent: Person): Person {
  const born = dayBetween(random, '2008-12-01', '2026-06-30')
  const child = makePerson(home, random, random.chance(0.5) ? 'F' : 'M', born)
  return underGuardian(child, parent)
}

/** Two people born the same day: same surname, home and phone. Half of the pairs are children, half are grown up. */
function makeTwins(home: Home, random: Random, parent: Person): Person[] {
  const young = random.chance(0.5)
  const born = young ? dayBetween(random, '2009-01-01', '2025-12-31') : addDays(parent.born, random.between(20, 900))
  const sex = random.chance(0.5) ? 'F' : 'M'
  const first = makePerson(home, random, sex, born)
  let second = makePerson(home, random, random.chance(0.7) ? sex : sex === 'F' ? 'M' : 'F', born)
  while (second.given === first.given) second = makePerson(home, random, second.sex, born)
  for (const twin of [first, second]) {
    twin.kinds.push('twin')
    if (ageOn(born, breachDay) < 18) underGuardian(twin, parent)
  }
  if (first.guardian === undefined) second.phone = first.phone
  return [first, second]
}

/** A minor is reached through the parent: the parent's mobile stands on the child's record, and there is no e-mail. */
function underGuardian(child: Person, parent: Person): Person {
  child.guardian = { name: callName(parent), phone: parent.mobile, relation: parent.sex === 'F' ? 'mother' : 'father' }
  child.kin = undefined
  child.mobile = parent.mobile
  child.email = ''
  child.deceased = ''
  return child
}

function makePerson(home: Home, random: Random, sex: 'F' | 'M', born: string): Person {
  const bornYear = Number(born.slice(0, 4))
  const name = home.culture.member(random, home.family, sex, bornYear)
  const mobile = home.culture.mobile(random, home.areaCode)
  return {
    index: 0,
    id: '',
    chart: '',
    isPatient: home.isPatient,
    family: home.family.family,
    ...name,
    sex,
    born,
    nationalId: random.chance(0.94) ? home.culture.nationalId(random, bornYear) : '',
    phone: home.landline,
    mobile,
    // Written in full once the final name is known.
    email: random.chance(bornYear > 1955 ? 0.7 : 0.3) ? 'yes' : '',
    address: home.address,
    residence: home.residence,
    language: home.culture.language(random, home.family.origin),
    guardian: undefined,
    kin: random.chance(0.35) ? relative(home, random) : undefined,
    deceased: '',
    safeAddress: '',
    insurance: random.chance(0.45)
      ? { insurer: random.pick(home.culture.insurers), policy: policyNumber(random) }
      : undefined,
    mbi: home.residence.startsWith('US') && bornYear <= 1961 ? drawMbi(random) : '',
    household: home.number,
    kinds: [],
  }
}

/** An emergency contact outside the household: someone who is no patient. */
function relative(home: Home, random: Random) {
  const sex = random.chance(0.5) ? 'F' : 'M'
  const name = home.culture.member(random, home.family, sex, 1970)
  const relation = random.pick(
    sex === 'F' ? ['mother', 'sister', 'daughter', 'friend'] : ['father', 'brother', 'son', 'friend'],
  )
  return { name: `${home.family.family} ${name.given}`, phone: home.culture.mobile(random, home.areaCode), relation }
}

/** From now on letters go to a post box: nobody may learn where this person lives. */
export function hide(person: Person): void {
  const { lines, city, state, postcode } = person.address
  const box = `PO Box ${1000 + ((lines.join().length * 577) % 9000)}`
  person.safeAddress = [box, city, state, postcode].filter(Boolean).join(', ')
}

const policyNumber = (random: Random): string => `${random.pick(['LM', 'GH', 'KP', 'BH'])}${random.digits(8)}`

const callName = (person: Person): string => `${person.family} ${person.given}`
