import { readData } from '../../../base/data.ts'
import { elementIndex } from '../taxonomy.ts'
import { isCnResidentId, isHkid } from './check-digits.ts'

interface IdentifierData {
  identifier_systems: [string, string][]
  identifier_types: Record<string, string>
}

const data = readData('elements/fields/fhir.yaml') as IdentifierData
const systems = data.identifier_systems.map(([words, element]) => [words, elementIndex(element)] as const)
const types = new Map(Object.entries(data.identifier_types).map(([code, element]) => [code, elementIndex(element)]))
const mrn = elementIndex('medical-record-number')
const key = elementIndex('record-key')
const npi = elementIndex('us-npi')
const hkid = elementIndex('hkid')
const nationalId = elementIndex('national-id')
const cnId = elementIndex('cn-resident-id')

/**
 * Which element a typed identifier is: by its system or authority, then its type code (HL7 table 0203), refined or replaced by a check
 * digit where the code says only "national" or nothing; a number of the provider otherwise. A number that is declared as the
 * provider's own stays that, whatever it looks like: one in eleven passes the check of an identity card by chance.
 * `undefined` for numbers of organisations and staff.
 */
export function identifierKind(system: string, type: string, value: string): number | undefined {
  const lower = system.toLowerCase()
  const bySystem = systems.find(([words]) => lower.includes(words))
  if (bySystem !== undefined) return bySystem[1]
  const code = type.toUpperCase()
  const byType = types.get(code)
  if (byType !== undefined && byType !== nationalId) return byType
  if (/^(?:PRN|XX|NPI|DN|MD|FI|RI|EN|EI)$/.test(code)) return code === 'NPI' ? npi : undefined
  if (isCnResidentId(value)) return cnId
  const national = byType === nationalId
  const bare = system === '' && type === '' && /^[A-Z]\d/i.test(value)
  if (isHkid(value) && (national || bare || value.includes('('))) return hkid
  if (national) return nationalId
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value) ? key : mrn
}
