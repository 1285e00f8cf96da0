import type { Fact, LedgerEntry } from './entry.ts'
import type { EntryKind, EntryKinds, FactType } from './kinds.ts'
import { looksPersonal } from './personal-shapes.ts'

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const sha256 = /^[0-9a-f]{64}$/
const code = /^[a-z0-9][a-z0-9._-]{0,63}$/
const fileName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}(\/[A-Za-z0-9][A-Za-z0-9._-]{0,63}){0,4}$/
const actor = /^(program:[a-z0-9][a-z0-9.-]{0,63}|person:[0-9a-f]{64})$/
const reference = /^[a-z][a-z-]{0,31}:[0-9a-f]{64}$/
const keys = 'actor,at,facts,seq,subject,what'
const factName = /^[A-Za-z][A-Za-z0-9._-]{0,63}$/
const mostNames = 500
/** A file name in a pack has at most five parts of 64 characters. */
const longestFact = 324

/** Why this cannot be an entry, in words that name the key and never repeat the value; undefined where it can. */
export function complaintAbout(entry: LedgerEntry, kinds: EntryKinds): string | undefined {
  return complaintAboutShape(entry) ?? complaintAboutKind(entry, kinds)
}

/** The part that depends on the kind, of an entry whose shape is known to hold. */
export function complaintAboutKind(entry: LedgerEntry, kinds: EntryKinds): string | undefined {
  const kind = Object.hasOwn(kinds, entry.what) ? kinds[entry.what] : undefined
  return kind === undefined ? `"${entry.what}" is not a kind of entry` : complaintAboutFacts(entry, kind)
}

/** The part that holds for every kind, also for one that a later version has added. */
export function complaintAboutShape(entry: unknown): string | undefined {
  if (!isObject(entry) || Object.keys(entry).sort().join() !== keys) return `its keys are not ${keys}`
  if (!isCount(entry['seq'])) return 'seq is not a whole number'
  if (!isText(entry['at'], instant)) return 'at is not an instant in UTC with milliseconds'
  if (!isText(entry['actor'], actor)) return 'actor is neither a program nor a keyed reference'
  if (!isText(entry['what'], code)) return 'what is not a code'
  if (entry['subject'] !== null && !isText(entry['subject'], reference)) return 'subject is not a keyed reference'
  return isObject(entry['facts']) ? undefined : 'facts is not an object'
}

/**
 * The part that can be told of a kind that is not known here, because a later version or another program writes it: its facts are
 * whole numbers and short codes, hashes or instants, by name, at most one level deep; and none looks like personal data.
 */
export function complaintAboutUnknown(entry: LedgerEntry): string | undefined {
  for (const [at, [name, fact]] of Object.entries(entry.facts).entries()) {
    const complaint = factName.test(name) ? complaintAboutAny(fact, 0) : 'has a name that is none'
    if (complaint !== undefined) return `its fact no. ${at + 1} ${complaint}`
  }
  return undefined
}

function complaintAboutAny(fact: unknown, depth: number): string | undefined {
  if (Number.isSafeInteger(fact)) return undefined
  if (typeof fact === 'string') {
    if (sha256.test(fact) || instant.test(fact) || reference.test(fact)) return undefined
    const personal = looksPersonal(fact)
    if (personal !== undefined) return `looks like ${personal}`
    return fact.length <= longestFact ? undefined : 'is too long'
  }
  if (!isObject(fact) || depth > 0) return 'is neither number, code, hash, instant, nor names with such values'
  const all = Object.entries(fact)
  if (all.length > mostNames) return `has more than ${mostNames} names`
  for (const [name, value] of all) {
    const complaint = complaintAboutAny(name, 1) ?? complaintAboutAny(value, 1)
    if (complaint !== undefined) return complaint
  }
  return undefined
}

function complaintAboutFacts(entry: LedgerEntry, kind: EntryKind): string | undefined {
  const noun = entry.subject?.split(':')[0]
  if (noun !== kind.subject)
    return `the subject of ${entry.what} is ${kind.subject ?? 'nothing'}, not ${noun ?? 'nothing'}`
  const unknown = Object.keys(entry.facts).find((name) => !Object.hasOwn(kind.facts, name))
  if (unknown !== undefined)
    return `${entry.what} states nothing of the name given as its fact no. ${position(entry, unknown)}`
  for (const [name, type] of Object.entries(kind.facts)) {
    const fact = Object.hasOwn(entry.facts, name) ? entry.facts[name] : undefined
    if (fact === undefined) return `${entry.what} does not state ${name}`
    const complaint = complaintAboutFact(fact, type)
    if (complaint !== undefined) return `${name} of ${entry.what} ${complaint}`
  }
  return undefined
}

/** A stray key may itself be a name or number of somebody, so it is told by its position. */
function position(entry: LedgerEntry, name: string): number {
  return Object.keys(entry.facts).indexOf(name) + 1
}

function complaintAboutFact(fact: Fact, type: FactType): string | undefined {
  switch (type) {
    case 'count':
      return isCount(fact) ? undefined : 'is not a whole number from 0'
    case 'sha256':
      return isText(fact, sha256) ? undefined : 'is not a SHA-256 in lower-case hex'
    case 'instant':
      return isText(fact, instant) ? undefined : 'is not an instant in UTC with milliseconds'
    case 'code':
      return typeof fact === 'string' ? complaintAboutCode(fact, code) : 'is not a code'
    case 'counts':
      return complaintAboutMany(fact, code, 'count')
    case 'hashes':
      return complaintAboutMany(fact, fileName, 'sha256')
  }
}

function complaintAboutMany(fact: Fact, names: RegExp, type: FactType): string | undefined {
  if (!isObject(fact)) return 'is not an object of names and values'
  const all = Object.entries(fact)
  if (all.length > mostNames) return `has more than ${mostNames} names`
  for (const [at, [name, value]] of all.entries()) {
    const complaint = complaintAboutCode(name, names) ?? complaintAboutFact(value as Fact, type)
    if (complaint !== undefined) return `has a name or value, no. ${at + 1}, that ${complaint}`
  }
  return undefined
}

function complaintAboutCode(text: string, shape: RegExp): string | undefined {
  const personal = looksPersonal(text)
  if (personal !== undefined) return `looks like ${personal}`
  return shape.test(text) ? undefined : 'is not a code'
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0 && !Object.is(value, -0)
}

function isText(value: unknown, shape: RegExp): value is string {
  return typeof value === 'string' && shape.test(value)
}
