/** What the server says of a wrong key of provider.yaml, taken apart so that it can stand at its field. */
export interface Complaint {
  /** `tz`, `contact.email`; undefined where it is of the whole file. */
  field: string | undefined
  reason: 'missing' | 'text' | 'list' | 'place' | 'zone' | 'other'
  /** The server's own words, in English. */
  words: string
}

const reasons: readonly (readonly [RegExp, Complaint['reason']])[] = [
  [/^is missing$/, 'missing'],
  [/^must be a text$/, 'text'],
  [/^must be a list of texts$/, 'list'],
  [/^must be an ISO 3166 code/, 'place'],
  [/^must be a time zone/, 'zone'],
]

/** Reads `the provider settings: tz must be ...` and `the provider settings: contact: email must be ...`. */
export function complaintOf(message: string): Complaint {
  const words = message.replace(/^the provider settings:? /, '')
  const found = /^(?:(\w+): )?(\w+) (is missing|must .+)$/.exec(words)
  if (found === null) return { field: undefined, reason: 'other', words }
  const [, parent, key, said] = found
  const reason = reasons.find(([pattern]) => pattern.test(said!))?.[1] ?? 'other'
  return { field: parent === undefined ? key! : `${parent}.${key}`, reason, words }
}
