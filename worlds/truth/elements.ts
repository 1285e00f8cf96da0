/**
 * The elements a world writes, by the names of data/elements/taxonomy.yaml (a test compares). What one item shows about
 * one person is a set of them, kept as a bit mask.
 */
export const shownElements = [
  'name',
  'date-of-birth',
  'age',
  'sex',
  'nationality',
  'next-of-kin',
  'postal-address',
  'phone',
  'email',
  'hkid',
  'ssn',
  'nhs-number',
  'us-mbi',
  'medical-record-number',
  'insurance-policy',
  'insurance-claim',
  'payment-card',
  'bank-account',
  'billing',
  'username',
  'password',
  'diagnosis',
  'icd-code',
  'medication',
  'lab-result',
  'vital-sign',
  'allergy',
  'appointment',
  'admission',
  'referral',
  'clinical-note',
  'sexual-health',
  'reproductive-health',
  'hiv',
  'mental-health',
  'substance-use',
  'genetic-data',
] as const
export type ShownElement = (typeof shownElements)[number]

export type Mask = bigint

const bits = new Map<string, Mask>(shownElements.map((name, index) => [name, 1n << BigInt(index)]))

/** The mask of some elements. Throws on a name that worlds do not write. */
export function mask(...names: readonly ShownElement[]): Mask {
  let all = 0n
  for (const name of names) all |= bits.get(name)!
  return all
}

export const nothing: Mask = 0n

export function namesOf(elements: Mask): ShownElement[] {
  return shownElements.filter((_name, index) => (elements & (1n << BigInt(index))) !== 0n)
}
