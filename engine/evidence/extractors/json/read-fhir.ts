import type { PendingContent } from '../pending-content.ts'
import { flattenValue, inParts } from './flatten-value.ts'
import { isObject, type Json, type JsonObject } from './parse-json.ts'
import { plainNarrative } from './plain-narrative.ts'

/** True for what FHIR calls a resource. */
export function isResource(value: Json | undefined): value is JsonObject & { resourceType: string } {
  return isObject(value) && typeof value['resourceType'] === 'string'
}

/** True for one entry of a Bundle. */
export function isEntry(value: Json | undefined): value is JsonObject {
  return isObject(value) && isResource(value['resource'])
}

/** `where` with one more part. */
export function within(where: string, part: string): string {
  return where === '' ? part : `${where};${part}`
}

/**
 * One FHIR resource: its fields, then the resources it contains (`contained=1`), its narrative, its attachments as
 * children. A Bundle gives its own few fields and then each entry, `entry=1` being the first; an entry's address, where it is
 * not the id, is its value at `Bundle.entry.fullUrl`.
 */
export function* readResource(resource: JsonObject, where: string, fullUrl = ''): Iterable<PendingContent> {
  const kind = String(resource['resourceType'])
  const entries = kind === 'Bundle' && Array.isArray(resource['entry']) ? resource['entry'] : []
  const attachments: Attachment[] = []
  const flat = flattenValue(resource, kind, (value, path) => {
    if (path === `${kind}.contained` || path === `${kind}.text` || (path === `${kind}.entry` && entries.length > 0))
      return false
    return !takeAttachment(value, path, attachments)
  })
  // Other entries may refer to this one by its address rather than its id.
  if (fullUrl !== '' && !fullUrl.endsWith(String(resource['id']))) {
    flat.paths.push('Bundle.entry.fullUrl')
    flat.values.push(fullUrl)
  }
  for (const part of inParts(flat)) yield { type: 'fields', where, schema: 'fhir', kind, ...part }
  for (const path of flat.tooDeep)
    yield {
      type: 'gap',
      where,
      state: 'too-nested',
      reason: `The value at ${path} is nested too deeply to be read.`,
      bytes: 0,
    }
  const text = resource['text']
  if (isObject(text) && typeof text['div'] === 'string') {
    const narrative = plainNarrative(text['div'])
    if (narrative !== '') yield { type: 'passage', where: within(where, `field=${kind}.text.div`), text: narrative }
  }
  for (const attachment of attachments) yield* spoolAttachment(attachment, where)
  const contained = Array.isArray(resource['contained']) ? resource['contained'] : []
  for (const [at, inner] of contained.entries())
    if (isResource(inner)) yield* readResource(inner, within(where, `contained=${at + 1}`))
  for (const [at, entry] of entries.entries()) yield* readEntry(entry, within(where, `entry=${at + 1}`))
}

/** One entry of a Bundle; one that holds no resource still gives the values it has. */
export function* readEntry(entry: Json, where: string): Iterable<PendingContent> {
  if (!isEntry(entry)) {
    for (const part of inParts(flattenValue(entry, 'Bundle.entry')))
      yield { type: 'fields', where, schema: 'fhir', kind: 'Bundle', ...part }
    return
  }
  const fullUrl = typeof entry['fullUrl'] === 'string' ? entry['fullUrl'] : ''
  yield* readResource(entry['resource'] as JsonObject, where, fullUrl)
}

interface Attachment {
  path: string
  contentType: string
  base64: string
}

/** Takes the data out of an Attachment or Binary (R4 `data`, STU3 Binary `content`), leaving its other fields. */
function takeAttachment(value: Json, path: string, attachments: Attachment[]): boolean {
  if (!isObject(value) || typeof value['contentType'] !== 'string') return false
  const key = typeof value['data'] === 'string' ? 'data' : 'content'
  const base64 = value[key]
  if (typeof base64 !== 'string' || !/^[A-Za-z0-9+/=\s_-]{16,}$/.test(base64)) return false
  attachments.push({ path, contentType: value['contentType'], base64 })
  delete value[key]
  return false
}

const endings: Record<string, string> = {
  'text/plain': 'txt',
  'text/html': 'html',
  'text/xml': 'xml',
  'application/xml': 'xml',
  'application/hl7-v3+xml': 'xml',
  'application/pdf': 'pdf',
  'application/rtf': 'rtf',
  'text/rtf': 'rtf',
  'application/json': 'json',
  'application/fhir+json': 'json',
  'application/dicom': 'dcm',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tif',
  'text/csv': 'csv',
}

function* spoolAttachment(attachment: Attachment, where: string): Iterable<PendingContent> {
  const data = Buffer.from(attachment.base64, 'base64')
  const ending = endings[attachment.contentType.split(';')[0]!.trim().toLowerCase()] ?? 'bin'
  const name = [where, attachment.path]
    .filter((part) => part !== '')
    .join(';')
    .replaceAll(/[^A-Za-z0-9=;.[\]-]+/g, '_')
  yield { type: 'bytes', name: `${name}.${ending}`, data }
}
