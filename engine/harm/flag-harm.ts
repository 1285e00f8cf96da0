import { elementIndex, elementNames } from '../elements/index.ts'
import type { PersonFacts } from './person-facts.ts'
import { elementSet, hasAny } from './severity-data.ts'

/** What a call desk must know at once about a person's exposure. */
export const harmFlags = [
  'identity-theft-kit',
  'medical-fraud-kit',
  'payment',
  'credentials',
  'hiv',
  'mental-health',
  'sexual-health',
  'reproductive-health',
  'substance-use',
  'genetic-data',
  'abuse-or-violence',
  'minor',
  'safe-address',
  'deceased',
] as const

export type HarmFlag = (typeof harmFlags)[number]

const name = elementIndex('name')
const birth = elementIndex('date-of-birth')
const official = elementSet([
  'hkid',
  'ssn',
  'nino',
  'cn-resident-id',
  'aadhaar',
  'national-id',
  'passport',
  'passport-mrz',
  'driving-licence',
  'tax-id',
])
const cover = elementSet(['insurance-policy', 'us-mbi', 'nhs-number', 'health-card-number', 'insurance-claim'])
const money = elementSet(['payment-card', 'card-security-code', 'iban', 'bank-account'])
const secrets = elementSet(['password', 'private-key', 'api-token'])

/** The flags of one person, in the order of `harmFlags`. A kit is what a thief needs together, not any one of its parts. */
export function flagsOf(exposed: Uint8Array, person: PersonFacts): HarmFlag[] {
  const known = exposed[name] === 1 && exposed[birth] === 1
  const on: Record<HarmFlag, boolean> = {
    'identity-theft-kit': known && hasAny(exposed, official),
    'medical-fraud-kit': known && hasAny(exposed, cover),
    payment: hasAny(exposed, money),
    credentials: hasAny(exposed, secrets),
    minor: person.minor,
    'safe-address': person.safeAddress,
    deceased: person.deceased,
    ...sensitive(exposed),
  }
  return harmFlags.filter((flag) => on[flag])
}

type SensitiveFlag = Extract<
  HarmFlag,
  | 'hiv'
  | 'mental-health'
  | 'sexual-health'
  | 'reproductive-health'
  | 'substance-use'
  | 'genetic-data'
  | 'abuse-or-violence'
>

const sensitiveIndexes = harmFlags
  .filter((flag): flag is SensitiveFlag => elementNames.includes(flag))
  .map((flag) => [flag, elementIndex(flag)] as const)

function sensitive(exposed: Uint8Array): Record<SensitiveFlag, boolean> {
  return Object.fromEntries(sensitiveIndexes.map(([flag, index]) => [flag, exposed[index] === 1])) as Record<
    SensitiveFlag,
    boolean
  >
}
