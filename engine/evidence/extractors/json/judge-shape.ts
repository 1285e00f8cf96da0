import { isObject, isScalar, type Json, type JsonObject } from './parse-json.ts'

const personWords = new Set(
  `dob birth birthday birthdate dateofbirth ssn hkid mrn nhs nhsnumber patient patientid patientname given givenname
  firstname surname lastname fullname gender sex guardian nationality`.split(/\s+/),
)

/** True where the object's own values speak of one person, so that lists in it are that person's and must stay with it. */
export function isPersonal(value: JsonObject, depth = 0): boolean {
  for (const key in value) {
    const member = value[key]!
    if (Array.isArray(member)) continue
    if (hasPersonWord(key)) return true
    if (isObject(member) && depth < 2 && isPersonal(member, depth + 1)) return true
  }
  return false
}

function hasPersonWord(key: string): boolean {
  const parts = key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  return parts.some((part) => personWords.has(part)) || personWords.has(parts.join(''))
}

/** An object that only wraps lists of records: `{ total: 2, patients: [...] }`. */
export function isWrapper(value: JsonObject): boolean {
  return holdsList(value, 0) && !isPersonal(value)
}

function holdsList(value: JsonObject, depth: number): boolean {
  if (isMap(value)) return true
  for (const key in value) {
    const member = value[key]!
    if (Array.isArray(member) ? isRecordList(member) : isObject(member) && depth < 5 && holdsList(member, depth + 1))
      return true
  }
  return false
}

/** A list of objects or of rows. */
export function isRecordList(list: readonly Json[]): boolean {
  return list.length > 0 && !isScalar(list[0])
}

/** An object used as a list, its keys being names: `{ "p1": {...}, "p2": {...} }` with alike members. */
export function isMap(value: JsonObject): boolean {
  const keys = Object.keys(value)
  if (keys.length < 3 || !keys.every((key) => isObject(value[key]))) return false
  const first = new Set(Object.keys(value[keys[0]!] as JsonObject))
  return keys.slice(1, 10).every((key) => {
    const others = Object.keys(value[key] as JsonObject)
    return others.filter((other) => first.has(other)).length * 2 > Math.max(others.length, first.size)
  })
}
