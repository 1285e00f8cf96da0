import { BerReader } from '../ber/read-ber.ts'
import { application, context, Tag } from '../ber/tags.ts'
import type { Result } from './result.ts'

/** One entry that a search found. Attribute names are in lower case; values are the bytes as sent. */
export interface Entry {
  name: string
  attributes: ReadonlyMap<string, readonly Buffer[]>
}

export type Response =
  | { kind: 'bind' | 'searched' | 'modified'; id: number; result: Result }
  | { kind: 'entry'; id: number; entry: Entry }
  /** Points to another server. It is counted, never followed. */
  | { kind: 'elsewhere'; id: number }
  | { kind: 'extended'; id: number; result: Result; oid: string }
  /** An operation that we never ask for. */
  | { kind: 'other'; id: number }

/** What is kept of the server's own text. */
const longestDiagnostic = 500

const done = { 1: 'bind', 5: 'searched', 7: 'modified' } as const

/** Reads one LDAPMessage that a server sent. Throws `DirectoryFailure('not-understood')`. Controls are passed over. */
export function decodeResponse(bytes: Uint8Array): Response {
  const outer = new BerReader(bytes)
  const envelope = outer.inner(Tag.sequence)
  outer.close()
  const id = envelope.integer()
  const tag = envelope.peek()
  for (const [number, kind] of Object.entries(done))
    if (tag === application(Number(number)))
      return { kind, id, result: readResult(envelope.inner(application(Number(number)))) }
  if (tag === application(4)) return { kind: 'entry', id, entry: readEntry(envelope.inner(application(4))) }
  if (tag === application(19)) return { kind: 'elsewhere', id }
  if (tag === application(24)) return readExtended(id, envelope.inner(application(24)))
  envelope.skip()
  return { kind: 'other', id }
}

function readResult(reader: BerReader): Result {
  const code = reader.enumerated()
  reader.skip()
  return { code, diagnostic: reader.text().slice(0, longestDiagnostic) }
}

function readEntry(reader: BerReader): Entry {
  const name = reader.text()
  const list = reader.inner(Tag.sequence)
  const attributes = new Map<string, readonly Buffer[]>()
  while (!list.done) {
    const attribute = list.inner(Tag.sequence)
    const key = attribute.text().toLowerCase()
    const set = attribute.inner(Tag.set)
    const values: Buffer[] = []
    while (!set.done) values.push(set.octets())
    attributes.set(key, values)
  }
  return { name, attributes }
}

function readExtended(id: number, reader: BerReader): Response {
  const result = readResult(reader)
  let oid = ''
  while (!reader.done) {
    if (reader.peek() === context(10)) oid = reader.text(context(10))
    else reader.skip()
  }
  return { kind: 'extended', id, result, oid }
}
