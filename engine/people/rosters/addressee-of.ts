import type { Roster } from './roster.ts'

export type Addressee = 'self' | 'guardian' | 'next-of-kin' | 'safe-address' | 'none'

/** Who reads a letter about this patient, on the day `asOf` (milliseconds since 1970): */
export function addresseeOf(roster: Roster, patient: number, asOf: number): Addressee {
  const reachable = hasContact(roster, patient)
  if (roster.deceased[patient] !== '') return roster.kinName[patient] !== '' ? 'next-of-kin' : 'none'
  if (roster.safeAddress[patient] === 1) return 'safe-address'
  if (isMinor(roster, patient, asOf))
    return roster.guardianName[patient] !== '' ? 'guardian' : reachable ? 'guardian' : 'none'
  return reachable ? 'self' : 'none'
}

/** True for a patient under 18 at `asOf`. Unknown dates of birth are taken as adult. */
export function isMinor(roster: Roster, patient: number, asOf: number): boolean {
  const born = roster.birthDate[patient]!
  if (born === 0) return false
  const today = new Date(asOf)
  const now = today.getUTCFullYear() * 10_000 + (today.getUTCMonth() + 1) * 100 + today.getUTCDate()
  return now - born < 180_000
}

/** True where there is any way to reach: an address line with a street, an e-mail, or a phone. */
export function hasContact(roster: Roster, patient: number): boolean {
  return hasAddress(roster, patient) || roster.emails[patient] !== '' || roster.phones[patient] !== ''
}

export function hasAddress(roster: Roster, patient: number): boolean {
  return roster.addressLines[patient] !== '' || roster.street[patient] !== ''
}
