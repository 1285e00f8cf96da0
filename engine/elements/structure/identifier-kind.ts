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
const cnId = elementIndex('cn-resident-id')

/**
 * Which element a typed identifier is: by its system or authority, its type code (HL7 table 0203), else by a check digit that
 * cannot be chance; a number of the provider otherwise. `undefined` for numbers of organisations and staff.
 */
export function identifierKind(system: string, type: string, value: string): number | undefined {
  const lower = system.toLowerCase()
  const bySystem = systems.find(([words]) => lower.includes(words))
  if (bySystem !== undefined) return bySystem[1]
  const code = type.toUpperCase()
  const byType = types.get(code)
  if (byType !== undefined && byType !== mrn) return byType
  if (/^(?:PRN|XX|NPI|DN|MD|FI|RI|EN|EI)$/.test(code)) return code === 'NPI' ? npi : undefined
  if (isHkid(value)) return hkid
  if (isCnResidentId(value)) return cnId
  if (byType === mrn) return mrn
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value) ? key : mrn
}
