import { createHmac } from 'node:crypto'
import type { CaseKeys } from './case-keys.ts'
import { joinContext } from './derive-key.ts'

/** Makes two spellings of one value the same text. '' means that there is nothing to look up. */
export type Normaliser = (value: string) => string

const compact = (value: string): string => value.normalize('NFKC').toLowerCase()

/**
 * Plain normalisers; callers that know more (a phone's country, a name's romanisation) pass their own. Changing one changes
 * every token made with it: the index must then be built again.
 */
export const normalisers = {
  exact: (value) => value,
  /** Identity cards, passports, policy numbers: letters and digits only. */
  identifier: (value) => compact(value).replace(/[^\p{L}\p{N}]/gu, ''),
  /** Digits only; give numbers with their country code. */
  phone: (value) => compact(value).replace(/\D/g, ''),
  email: (value) => compact(value).trim(),
  /** Case, width, hyphens, full stops, commas, apostrophes and runs of spaces do not matter. */
  name: (value) =>
    compact(value)
      .replace(/[\s,.'’-]+/gu, ' ')
      .trim(),
} as const satisfies Record<string, Normaliser>

/**
 * The token by which an exact value is found without opening rows: HMAC-SHA256 of the normalised value under a key of this
 * case and this field, 64 hex digits; undefined for nothing. The same value has another token in every other case and
 * field. Equal values of one field have equal tokens: see docs/design/vault.md on what that leaks.
 */
export function blindIndex(keys: CaseKeys, field: string, value: string, normalise: Normaliser): string | undefined {
  const text = normalise(value)
  if (text === '') return undefined
  return createHmac('sha256', keys.lookupKeyFor('blind index', field)).update(text, 'utf8').digest('hex')
}

/**
 * The token of several values together (family name and year of birth), cut to `bits` (8 to 64, a multiple of 4) so that
 * many people share one and a token alone tells little; whoever looks up opens the rows and compares. Undefined when a
 * part is missing.
 */
export function compoundIndex(
  keys: CaseKeys,
  field: string,
  parts: readonly (readonly [value: string, normalise: Normaliser])[],
  bits: number,
): string | undefined {
  if (!Number.isInteger(bits / 4) || bits < 8 || bits > 64)
    throw new RangeError(`${bits} bits cannot be kept of a token`)
  const texts = parts.map(([value, normalise]) => normalise(value))
  if (texts.includes('')) return undefined
  const key = keys.lookupKeyFor('compound index', field)
  return createHmac('sha256', key)
    .update(joinContext(...texts))
    .digest('hex')
    .slice(0, bits / 4)
}
