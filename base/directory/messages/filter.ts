import { context } from '../ber/tags.ts'
import { element, octets } from '../ber/write-ber.ts'

/**
 * Which entries a search wants. Filters are values, never text: what a person typed stands in `value` and is sent as bytes of a
 * stated length, so no character in it can mean anything else.
 */
export type Filter =
  | { and: readonly Filter[] }
  | { or: readonly Filter[] }
  | { present: string }
  | { equal: string; value: string | Uint8Array }

/** RFC 4511 section 4.5.1.7. */
export function encodeFilter(filter: Filter): Buffer {
  if ('and' in filter) return element(context(0, true), ...filter.and.map(encodeFilter))
  if ('or' in filter) return element(context(1, true), ...filter.or.map(encodeFilter))
  if ('present' in filter) return octets(filter.present, context(7))
  return element(context(3, true), octets(filter.equal), octets(filter.value))
}
