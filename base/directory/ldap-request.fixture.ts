import { BerReader } from './ber/read-ber.ts'
import { application, context, Tag } from './ber/tags.ts'
import type { Filter } from './messages/filter.ts'
import type { Change } from './messages/request.ts'

/** What a client asked, as a server of the tests reads it. */
export type LdapRequest = { id: number } & (
  | { op: 'bind'; name: string; password: string }
  | { op: 'search'; base: string; scope: number; most: number; filter: Filter; attributes: string[] }
  | { op: 'modify'; entry: string; changes: { kind: Change['kind']; attribute: string; values: Buffer[] }[] }
  | { op: 'extended'; oid: string }
  | { op: 'unbind' }
)

const kinds = ['add', 'delete', 'replace'] as const

export function decodeRequest(bytes: Uint8Array): LdapRequest {
  const envelope = new BerReader(bytes).inner(Tag.sequence)
  const id = envelope.integer()
  switch (envelope.peek()) {
    case application(0):
      return { id, ...readBind(envelope.inner(application(0))) }
    case application(2, false):
      return { id, op: 'unbind' }
    case application(3):
      return { id, ...readSearch(envelope.inner(application(3))) }
    case application(6):
      return { id, ...readModify(envelope.inner(application(6))) }
    case application(23):
      return { id, op: 'extended', oid: envelope.inner(application(23)).text(context(0)) }
    default:
      throw new Error('an operation that the client never sends')
  }
}

function readBind(reader: BerReader) {
  if (reader.integer() !== 3) throw new Error('not LDAP version 3')
  return { op: 'bind' as const, name: reader.text(), password: reader.text(context(0)) }
}

function readSearch(reader: BerReader) {
  const base = reader.text()
  const scope = reader.enumerated()
  reader.enumerated()
  const most = reader.integer()
  reader.integer()
  reader.boolean()
  const filter = readFilter(reader, 0)
  const list = reader.inner(Tag.sequence)
  const attributes: string[] = []
  while (!list.done) attributes.push(list.text())
  reader.close()
  return { op: 'search' as const, base, scope, most, filter, attributes }
}

function readFilter(reader: BerReader, depth: number): Filter {
  if (depth > 8) throw new Error('too deep')
  const tag = reader.peek()
  if (tag === context(7)) return { present: reader.text(context(7)) }
  if (tag === context(3, true)) {
    const equal = reader.inner(context(3, true))
    return { equal: equal.text(), value: equal.text() }
  }
  const list = reader.inner(tag === context(0, true) ? tag : context(1, true))
  const parts: Filter[] = []
  while (!list.done) parts.push(readFilter(list, depth + 1))
  return tag === context(0, true) ? { and: parts } : { or: parts }
}

function readModify(reader: BerReader) {
  const entry = reader.text()
  const list = reader.inner(Tag.sequence)
  const changes: { kind: Change['kind']; attribute: string; values: Buffer[] }[] = []
  while (!list.done) {
    const change = list.inner(Tag.sequence)
    const kind = kinds[change.enumerated()]!
    const partial = change.inner(Tag.sequence)
    const attribute = partial.text()
    const set = partial.inner(Tag.set)
    const values: Buffer[] = []
    while (!set.done) values.push(set.octets())
    changes.push({ kind, attribute, values })
  }
  reader.close()
  return { op: 'modify' as const, entry, changes }
}
