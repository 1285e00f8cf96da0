import { application, context } from '../ber/tags.ts'
import { boolean, element, enumerated, integer, octets, sequence } from '../ber/write-ber.ts'
import { encodeFilter, type Filter } from './filter.ts'

/** Where and what to search. */
export interface Query {
  /** Distinguished name to start at; '' is the server itself (its root entry). */
  base: string
  scope: 'base' | 'one' | 'subtree'
  filter: Filter
  attributes: readonly string[]
  /** Entries that are asked for at most. */
  most: number
  /** Seconds the server may take. */
  seconds: number
}

/** One change of an entry; `values` replace, are added or are taken away. */
export interface Change {
  kind: 'add' | 'delete' | 'replace'
  attribute: string
  values: readonly (string | Uint8Array)[]
}

const scopes = { base: 0, one: 1, subtree: 2 }
const kinds = { add: 0, delete: 1, replace: 2 }
const neverAliases = 0
const version = 3

/** The object identifier that asks for TLS on a plain connection (RFC 4511 section 4.14). */
export const startTlsOid = '1.3.6.1.4.1.1466.20037'

/** Any operation in its envelope: LDAPMessage of RFC 4511 section 4.1.1, without controls. */
export function message(id: number, operation: Uint8Array): Buffer {
  return sequence(integer(id), operation)
}

/** Simple bind (section 4.2). */
export function bindRequest(name: string, password: Uint8Array): Buffer {
  return element(application(0), integer(version), octets(name), octets(password, context(0)))
}

/** Section 4.5.1. */
export function searchRequest({ base, scope, filter, attributes, most, seconds }: Query): Buffer {
  return element(
    application(3),
    octets(base),
    enumerated(scopes[scope]),
    enumerated(neverAliases),
    integer(most),
    integer(seconds),
    boolean(false),
    encodeFilter(filter),
    sequence(...attributes.map((name) => octets(name))),
  )
}

/** Section 4.6. All changes of one request happen together or not at all. */
export function modifyRequest(entry: string, changes: readonly Change[]): Buffer {
  const encoded = changes.map(({ kind, attribute, values }) =>
    sequence(
      enumerated(kinds[kind]),
      sequence(octets(attribute), element(0x31, ...values.map((value) => octets(value)))),
    ),
  )
  return element(application(6), octets(entry), sequence(...encoded))
}

/** Section 4.12. */
export function extendedRequest(oid: string): Buffer {
  return element(application(23), octets(oid, context(0)))
}

/** Section 4.3: says goodbye, has no answer. */
export function unbindRequest(): Buffer {
  return element(application(2, false))
}
