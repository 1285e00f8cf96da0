import { integerOf, NotDer, onlyValue, type Value } from './der/read-der.ts'
import { tags } from './der/tags.ts'

/** RFC 3161, 2.4.2: why a service refuses, by the number of the bit. */
const reasons: Readonly<Record<number, string>> = {
  0: 'it does not know the hash',
  2: 'it calls the request wrong',
  5: 'it could not read the request',
  14: 'its clock is not available',
  15: 'it does not offer that policy',
  16: 'it does not know an extension',
  17: 'it cannot give what was asked for',
  25: 'it has a failure',
}

/** The token inside a service's answer. Throws `NotDer` where there is none, with the reason of a refusal (never its own text). */
export function readResponse(bytes: Uint8Array): Uint8Array {
  const response = onlyValue(bytes, tags.sequence)
  const status = response.inside(tags.sequence)
  const code = integerOf(status.next(tags.integer))
  status.optional(tags.sequence)
  const failure = status.optional(tags.bitString)
  status.end()
  // 0 granted, 1 granted with changes; all others are refusals.
  if (code !== 0n && code !== 1n)
    throw new NotDer(`the service refused: ${failure ? reasonOf(failure) : 'it gives no reason'}`)
  const token = response.next(tags.sequence).whole
  response.end()
  return token
}

function reasonOf({ content: [unused = 0, ...bytes] }: Value): string {
  const bits = bytes.flatMap((byte) => [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => (byte >> bit) & 1))
  const first = bits.slice(0, bits.length - unused).indexOf(1)
  return reasons[first] ?? 'for a reason that is not known here'
}
