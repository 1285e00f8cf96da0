import { elementIndex, elementNames, personalNumbers } from '../../elements/index.ts'

/** Elements whose values say who a person is; their texts are kept for linking, whatever the run keeps besides. */
const identity = [
  'name',
  'date-of-birth',
  'sex',
  'postal-address',
  'phone',
  'email',
  ...personalNumbers,
  'medical-record-number',
  'record-key',
]

/** Of those, the ones of which a person has one: two different values in one place speak of two people. */
const single = [
  'date-of-birth',
  'hkid',
  'ssn',
  'nhs-number',
  'us-mbi',
  'cn-resident-id',
  'aadhaar',
  'medical-record-number',
]

/** Below this a finding is a hint for a reviewer: it neither begins a person nor counts as an exposure by itself. */
export const leastConfidence = 60

export const isIdentity = flags(identity)
export const isSingle = flags(single)

export const nameElement = elementIndex('name')
export const emailElement = elementIndex('email')
export const recordKey = elementIndex('record-key')
export const patientNumber = elementIndex('medical-record-number')

function flags(names: string[]): Uint8Array {
  const on = new Uint8Array(elementNames.length)
  for (const name of names) on[elementIndex(name)] = 1
  return on
}
