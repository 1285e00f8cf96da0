import type { PendingContent } from '../pending-content.ts'
import { isMap, isRecordList, isWrapper } from './judge-shape.ts'
import { isObject, type Json, type JsonObject } from './parse-json.ts'
import { isResource, readResource, within } from './read-fhir.ts'
import { ListReader, readRecord } from './read-list.ts'

/** Reads one parsed value: a FHIR resource, a list of records, an object that wraps such lists, or one record. */
export function* readValue(value: Json, where: string, name: string): Iterable<PendingContent> {
  if (isResource(value)) yield* readResource(value, where)
  else if (Array.isArray(value) && !isDeep(where, '')) yield* readElements(value, where, name)
  else if (isObject(value) && !isDeep(where, '') && isWrapper(value)) yield* readWrapper(value, '', where, name)
  else yield* readRecord(value, '', where)
}

function* readElements(list: readonly Json[], where: string, name: string): Iterable<PendingContent> {
  const reader = new ListReader(readValue, where, name)
  for (const [at, element] of list.entries()) yield* reader.take(element, at + 1)
  yield* reader.end()
}

/** The lists in `object`, each at `list=<path>`, after the values that stand beside them. */
function* readWrapper(object: JsonObject, path: string, where: string, name: string): Iterable<PendingContent> {
  const place = path === '' ? where : within(where, `list=${path}`)
  if (isMap(object)) {
    const members = Object.entries(object).map(([key, member]) => ({ key, ...(member as JsonObject) }))
    return yield* readElements(members, place, name)
  }
  const beside: JsonObject = {}
  const lists: { key: string; path: string; member: Json }[] = []
  for (const key in object) {
    const member = object[key]!
    const inner = path === '' ? key : `${path}.${key}`
    const holds = Array.isArray(member)
      ? isRecordList(member)
      : isObject(member) && !isDeep(where, inner) && isWrapper(member)
    if (holds) lists.push({ key, path: inner, member })
    else beside[key] = member
  }
  if (Object.keys(beside).length > 0) yield* readRecord(beside, path, where)
  for (const { key, path: inner, member } of lists)
    if (Array.isArray(member)) yield* readElements(namedRows(member, beside), within(where, `list=${inner}`), key)
    else yield* readWrapper(member as JsonObject, inner, where, key)
}

/** Rows whose column names stand beside them (`{ columns: [...], data: [[...]] }`) as objects; other lists as they are. */
function namedRows(list: Json[], beside: JsonObject): Json[] {
  const width = Array.isArray(list[0]) ? list[0].length : 0
  if (width === 0) return list
  const names = Object.values(beside).find(
    (member): member is string[] =>
      Array.isArray(member) && member.length === width && member.every((name) => typeof name === 'string'),
  )
  if (names === undefined) return list
  return list.map((row) =>
    Array.isArray(row) ? Object.fromEntries(row.map((cell, at) => [names[at] ?? `${at + 1}`, cell])) : row,
  )
}

/** Lists within lists are followed so far; what lies deeper is one record. */
function isDeep(where: string, path: string): boolean {
  return where.split(';').length > 12 || path.split('.').length > 12
}
