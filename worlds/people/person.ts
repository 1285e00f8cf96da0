/** One invented human being, as the clinic group's own index knows them (or, for an outsider, as the leak shows them). */
export interface Person {
  /** Position in the world's list: patients first, then outsiders. */
  index: number
  /** The provider's patient number, or `X...` for someone who is not in the roster. */
  id: string
  isPatient: boolean
  /** The provider's patient number as its files show it; of an outsider, a number that the roster no longer holds. */
  chart: string
  /** As romanised on the identity card: `CHAN` and `Tai Man` are kept as `Chan`, `Tai Man`. */
  family: string
  given: string
  /** '' unless the person has a Chinese name. */
  chinese: string
  /** Western given name used in daily life; '' where none, or where `given` already is one. */
  english: string
  sex: 'F' | 'M'
  /** YYYY-MM-DD */
  born: string
  /** HKID `A123456(7)`, SSN `123-45-6789` or NHS number `943 476 5919`; '' where the provider has none. */
  nationalId: string
  phone: string
  mobile: string
  email: string
  address: Address
  /** ISO 3166 code of where the person lives. */
  residence: string
  /** BCP 47. */
  language: string
  guardian: Contact | undefined
  kin: Contact | undefined
  /** YYYY-MM-DD or ''. */
  deceased: string
  /** Where letters must go instead, for a person whose address must stay secret. */
  safeAddress: string
  insurance: { insurer: string; policy: string } | undefined
  /** US Medicare beneficiary identifier; '' elsewhere. */
  mbi: string
  /** Household number: people who share a home, a surname and often a phone. */
  household: number
  kinds: Kind[]
}

export interface Address {
  lines: string[]
  /** City, town or district. */
  city: string
  /** County (GB), state (US) or region (HK). */
  state: string
  postcode: string
  country: string
  /** The same address in Chinese, on one line; '' where not used. */
  chinese: string
}

export interface Contact {
  name: string
  phone: string
  relation: string
}

export const kinds = [
  'twin',
  'shared-phone',
  'same-name',
  'minor',
  'deceased',
  'safe-address',
  'outsider-same-name',
  'outsider-same-birth-date',
] as const
export type Kind = (typeof kinds)[number]

export type Mix = 'hk' | 'us' | 'gb'

/** The identifier that the mix's providers keep: the taxonomy's name for it. */
export const nationalIdOf = { hk: 'hkid', us: 'ssn', gb: 'nhs-number' } as const

/** Name as written in Latin letters, family name last as English papers do: `David Chan`, `Tai Man Chan`. */
export const westernName = (person: Person): string => `${person.english || person.given} ${person.family}`

/** Name as Hong Kong papers write it: `CHAN Tai Man`; in other mixes `Smith, Mary`. */
export function indexName(person: Person, mix: Mix): string {
  return mix === 'hk' ? `${person.family.toUpperCase()} ${person.given}` : `${person.family}, ${person.given}`
}

/** Name in a sentence: `Chan Tai Man` in Hong Kong, `Mary Smith` elsewhere. */
export function spokenName(person: Person, mix: Mix): string {
  return mix === 'hk' && person.chinese !== '' ? `${person.family} ${person.given}` : `${person.given} ${person.family}`
}

export const postalAddress = (address: Address): string =>
  [...address.lines, address.city, address.state, address.postcode].filter((part) => part !== '').join(', ')

/** Whole years on `day` (YYYY-MM-DD). */
export function ageOn(born: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}
