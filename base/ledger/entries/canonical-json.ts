const deepest = 5

/**
 * JSON in its one canonical form (RFC 8785, for the values that entries have): keys sorted by code unit, no spaces, whole numbers.
 * Throws RangeError for anything else, so that two writers can never disagree about the bytes of an entry.
 */
export function canonicalJson(value: unknown, depth = 0): string {
  if (depth > deepest) throw new RangeError('too deep')
  if (value === null || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new RangeError('not a whole number')
    return String(value)
  }
  if (typeof value !== 'object' || Array.isArray(value)) throw new RangeError(`no ${typeof value} in an entry`)
  const object = value as Record<string, unknown>
  let text = ''
  for (const key of Object.keys(object).sort())
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(object[key], depth + 1)}`
  return `{${text}}`
}
