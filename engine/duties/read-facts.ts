import { Problem } from '../../base/errors.ts'
import { editDistance } from '../people/index.ts'

/** Small readers for facts: each names the key it reads in the error it throws. */

export function fail(key: string, what: string, remedy: string): Problem {
  return new Problem('FACTS_INVALID', `${key === '' ? 'The facts' : key} ${what}`, remedy)
}

export const at = (key: string, index: number): string => `${key}[${index}]`

/** A mapping with its required keys, and no key but these; `any` allows every key. */
export function mapping(
  value: unknown,
  key: string,
  required: readonly string[],
  allowed: readonly string[] | 'any',
): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw fail(
      key,
      value === undefined ? 'is missing' : 'is not a mapping of keys to values',
      `Write it as ${key || 'the file'}: {key: value ...}`,
    )
  if (allowed !== 'any') onlyKeys(value, key, [...required, ...allowed])
  for (const name of required) if (!(name in value)) throw fail(dotted(key, name), 'is missing', 'Add it')
  return value as Record<string, unknown>
}

function onlyKeys(value: object, key: string, known: readonly string[]): void {
  for (const name of Object.keys(value)) {
    if (known.includes(name)) continue
    throw fail(dotted(key, name), 'is not a known key', `${didYouMean(name, known)}Known here: ${known.join(', ')}`)
  }
}

/** Reads a key that may be absent (or null) and hands it on. */
export function optional<T>(
  from: Record<string, unknown>,
  name: string,
  read: (value: unknown, key: string) => T,
  take: (value: T) => void,
  prefix = '',
): void {
  const value = from[name]
  if (value !== undefined && value !== null) take(read(value, `${prefix}${name}`))
}

export function text(value: unknown, key: string): string {
  if (typeof value !== 'string' || value.trim() === '')
    throw fail(key, `is ${shown(value)}, not a text`, 'Write it as a text')
  return value.trim()
}

export function flag(value: unknown, key: string): boolean {
  if (typeof value !== 'boolean') throw fail(key, `is ${shown(value)}`, 'Allowed: true, false')
  return value
}

export function whole(value: unknown, key: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw fail(key, `is ${shown(value)}`, 'Allowed: a whole number, 0 or more')
  return value
}

export function list(value: unknown, key: string): unknown[] {
  if (!Array.isArray(value))
    throw fail(key, value === undefined ? 'is missing' : `is ${shown(value)}, not a list`, 'Write it as [one, two]')
  return value
}

/** One of the known words. Few words are all listed in the error; of many, the nearest. */
export function word(value: unknown, key: string, known: readonly string[]): string {
  const given = text(value, key)
  if (known.includes(given)) return given
  const choice =
    known.length <= 60
      ? `Allowed: ${known.join(', ')}`
      : `One of ${known.length} words, such as ${nearest(given, known, 5).join(', ')}`
  throw fail(key, `"${given}" is not known`, `${didYouMean(given, known)}${choice}`)
}

function didYouMean(given: string, known: readonly string[]): string {
  const [best] = nearest(given, known, 1)
  if (best === undefined || farness(given, best) > Math.max(2, best.length / 3)) return ''
  return `Did you mean ${best}? `
}

function nearest(given: string, known: readonly string[], count: number): string[] {
  return [...known].sort((a, b) => farness(given, a) - farness(given, b)).slice(0, count)
}

/** Edits between two words; a word that was only begun is near its full form. */
function farness(given: string, known: string): number {
  const short = given.slice(0, 64)
  return short.length > 3 && known.startsWith(short) ? 1 : editDistance(short, known, 8)
}

const dotted = (key: string, name: string): string => (key === '' ? name : `${key}.${name}`)

function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing'
  return json.length > 60 ? `${json.slice(0, 57)}...` : json
}
