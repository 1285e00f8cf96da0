import { isObject, isScalar, type Json, scalarText } from './parse-json.ts'

/** An object whose values are plain, or lists of plain values, as texts (lists joined by `; `); undefined for any other value. */
export function flatRecord(value: Json): Record<string, string> | undefined {
  if (!isObject(value)) return undefined
  // Without a prototype, so that a key called __proto__ is only a key.
  const record: Record<string, string> = Object.create(null)
  for (const key in value) {
    const member = value[key]!
    if (isScalar(member)) record[key] = scalarText(member)
    else if (Array.isArray(member) && member.every(isScalar)) record[key] = member.map(scalarText).join('; ')
    else return undefined
  }
  return record
}
