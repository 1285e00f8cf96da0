import { Problem } from '../../../base/errors.ts'
import type { ByteSource } from '../../../base/files/index.ts'
import { decodePieces } from '../../evidence/index.ts'
import type { RosterReader } from './contract.ts'
import { readPatient } from './fhir-patient.ts'
import type { RosterBuilder } from './roster-builder.ts'

/** A bundle is parsed whole; larger exports come as NDJSON, which is read line by line. */
const mostBundleBytes = 512 * 2 ** 20

type Json = Record<string, unknown>

/** FHIR Patient resources (R4, R5): a bundle, one resource, an array of resources, or NDJSON. Other resources are passed over. */
export const fhir: RosterReader = {
  name: 'fhir',
  accepts: (start, name) =>
    /^\s*[[{]/.test(start) && (/"resourceType"/.test(start) || /\.(ndjson|json|jsonl)$/i.test(name)),
  read(bytes, name, into) {
    const before = into.count
    const file = into.files.push(name) - 1
    const spoilt: number[] = []
    if (isLines(bytes)) readLines(bytes, file, into, spoilt)
    else readWhole(bytes, name, file, into)
    if (spoilt.length > 0)
      into.remarks.push(`${name}: ${spoilt.length} lines are not JSON and were passed over (first: line ${spoilt[0]})`)
    if (into.count === before) into.remarks.push(`${name}: holds no FHIR Patient resource`)
  },
}

/** NDJSON: the first line is a whole resource and another follows. */
function isLines(bytes: ByteSource): boolean {
  const start = Buffer.from(bytes.read(0, 4 << 20))
    .toString('utf8')
    .trimStart()
  const end = start.indexOf('\n')
  if (end < 0 || !start.startsWith('{')) return false
  return parse(start.slice(0, end)) !== undefined
}

function readLines(bytes: ByteSource, file: number, into: RosterBuilder, spoilt: number[]): void {
  let line = 1
  let rest = ''
  const take = (text: string) => {
    if (text.trim() !== '') {
      const resource = parse(text)
      if (resource === undefined) spoilt.push(line)
      else addResource(resource, file, line, into)
    }
    line++
  }
  for (const piece of decodePieces(bytes, { charset: 'utf8', overlapBytes: 0 })) {
    const lines = (rest + piece.text).split('\n')
    rest = lines.pop()!
    for (const text of lines) take(text)
  }
  take(rest)
}

function readWhole(bytes: ByteSource, name: string, file: number, into: RosterBuilder): void {
  if (bytes.size > mostBundleBytes)
    throw new Problem(
      'ROSTER_UNREADABLE',
      `${name} is a bundle of ${bytes.size} bytes, too large to read whole`,
      'Export it as NDJSON',
    )
  let text = ''
  for (const piece of decodePieces(bytes, { charset: 'utf8', overlapBytes: 0 })) text += piece.text
  const root = parse(text)
  if (root === undefined)
    throw new Problem('ROSTER_UNREADABLE', `${name} is not complete JSON`, 'Export it again, or as NDJSON')
  let number = 0
  for (const resource of resourcesOf(root)) addResource(resource, file, ++number, into)
}

function* resourcesOf(root: unknown): Generator<unknown> {
  if (Array.isArray(root)) for (const each of root) yield* resourcesOf(each)
  else if (isObject(root) && Array.isArray(root['entry']))
    for (const entry of root['entry']) yield* resourcesOf(isObject(entry) ? entry['resource'] : undefined)
  else yield root
}

function addResource(resource: unknown, file: number, line: number, into: RosterBuilder): void {
  if (!isObject(resource) || resource['resourceType'] !== 'Patient') return
  const patient = readPatient(resource)
  if (patient.size > 0) into.add(patient, file, line)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
