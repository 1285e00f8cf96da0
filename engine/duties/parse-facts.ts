import { taxonomy } from '../elements/index.ts'
import { knownRoles, parseDesignation } from './capacities.ts'
import { everywhere, type Facts, type RiskLevel, riskLevels, timelineKeys, yesNoJudgements } from './facts.ts'
import { loadDuties } from './load-duties.ts'
import { placeCode, zoneOfPlace } from './places.ts'
import { at, fail, flag, list, mapping, optional, text, whole, word } from './read-facts.ts'
import { elementWords } from './supplements.ts'
import { readWhen } from './timeline.ts'
import { isZone } from './zone-time.ts'

/**
 * Facts from what a YAML or JSON file holds. Throws FACTS_INVALID that names the key, what is wrong and what is allowed; an unknown key
 * is refused with the nearest known one, because a misspelt fact that is silently ignored would change the answer.
 */
export function parseFacts(content: unknown): Facts {
  const facts = mapping(
    content,
    '',
    ['entity', 'timeline', 'affected', 'elements'],
    ['supplier_is_agent', 'encrypted', 'judgements', 'kind', 'law_enforcement_hold', 'exceptions'],
  )
  const parsed: Facts = {
    entity: entity(facts['entity']),
    timeline: timeline(facts['timeline']),
    affected: affected(facts['affected']),
    elements: list(facts['elements'], 'elements').map((value, index) =>
      word(value, `elements[${index}]`, elementNames()),
    ),
  }
  optional(facts, 'supplier_is_agent', flag, (value) => (parsed.supplier_is_agent = value))
  optional(facts, 'encrypted', encryption, (value) => (parsed.encrypted = value))
  optional(facts, 'judgements', judgements, (value) => (parsed.judgements = value))
  optional(facts, 'kind', text, (value) => (parsed.kind = value))
  optional(facts, 'law_enforcement_hold', hold, (value) => (parsed.law_enforcement_hold = value))
  optional(facts, 'exceptions', exceptions, (value) => (parsed.exceptions = value))
  return parsed
}

function entity(value: unknown): Facts['entity'] {
  const given = mapping(value, 'entity', ['based_in', 'roles'], ['subject_to', 'designated', 'tz'])
  const parsed: Facts['entity'] = {
    based_in: place(given['based_in'], 'entity.based_in'),
    roles: list(given['roles'], 'entity.roles').map((role, index) => word(role, `entity.roles[${index}]`, allRoles())),
  }
  if (parsed.roles.length === 0)
    throw fail('entity.roles', 'is empty', 'Say what the entity is, for instance [healthcare-provider, controller]')
  optional(
    given,
    'subject_to',
    (laws, key) => list(laws, key).map((code, index) => place(code, `${key}[${index}]`)),
    (laws) => (parsed.subject_to = laws),
    'entity.',
  )
  optional(given, 'designated', designations, (words) => (parsed.designated = words), 'entity.')
  optional(given, 'tz', zone, (tz) => (parsed.tz = tz), 'entity.')
  if (parsed.tz === undefined && zoneOfPlace(parsed.based_in) === undefined)
    throw fail(
      'entity.tz',
      `is missing, and ${parsed.based_in} has more than one time zone`,
      'Add it, for instance America/Chicago',
    )
  return parsed
}

function timeline(value: unknown): Facts['timeline'] {
  const given = mapping(value, 'timeline', [], timelineKeys)
  const parsed: Facts['timeline'] = {}
  for (const key of timelineKeys) optional(given, key, when, (moment) => (parsed[key] = moment), 'timeline.')
  if (Object.keys(parsed).length === 0)
    throw fail('timeline', 'holds no date', `Give at least one of ${timelineKeys.join(', ')}`)
  return parsed
}

function affected(value: unknown): Facts['affected'] {
  const given = mapping(value, 'affected', ['total'], ['residents', 'possible', 'unreachable', 'uncounted'])
  const parsed: Facts['affected'] = { total: whole(given['total'], 'affected.total') }
  optional(given, 'residents', residents, (people) => (parsed.residents = people), 'affected.')
  optional(given, 'unreachable', whole, (people) => (parsed.unreachable = people), 'affected.')
  optional(given, 'uncounted', flag, (open) => (parsed.uncounted = open), 'affected.')
  optional(given, 'possible', possible, (people) => (parsed.possible = people), 'affected.')
  notMoreThan(parsed.residents, parsed.total, 'affected.residents')
  if ((parsed.unreachable ?? 0) > parsed.total)
    throw fail(
      'affected.unreachable',
      `is ${parsed.unreachable}, more than affected.total (${parsed.total})`,
      'Correct one of the two',
    )
  const upper = parsed.possible?.total
  if (upper !== undefined && upper < parsed.total)
    throw fail(
      'affected.possible.total',
      `is ${upper}, fewer than affected.total (${parsed.total})`,
      'It is an upper bound',
    )
  return parsed
}

function possible(value: unknown, key: string): NonNullable<Facts['affected']['possible']> {
  const given = mapping(value, key, [], ['total', 'residents'])
  const parsed: NonNullable<Facts['affected']['possible']> = {}
  optional(given, 'total', whole, (people) => (parsed.total = people), `${key}.`)
  optional(given, 'residents', residents, (people) => (parsed.residents = people), `${key}.`)
  return parsed
}

function residents(value: unknown, key: string): Record<string, number> {
  const parsed: Record<string, number> = {}
  for (const [code, people] of Object.entries(mapping(value, key, [], 'any'))) {
    const home = place(code, `${key}.${code}`)
    parsed[home] = (parsed[home] ?? 0) + whole(people, `${key}.${code}`)
  }
  return parsed
}

function notMoreThan(residents: Record<string, number> | undefined, total: number, key: string): void {
  const sum = Object.values(residents ?? {}).reduce((all, people) => all + people, 0)
  if (sum > total)
    throw fail(key, `add up to ${sum}, more than affected.total (${total})`, 'Count every person once, in one place')
}

function encryption(value: unknown, key: string): NonNullable<Facts['encrypted']> {
  if (typeof value === 'boolean') return value
  const given = mapping(value, key, ['state'], ['key_taken'])
  const parsed: { state: boolean; key_taken?: boolean } = { state: flag(given['state'], `${key}.state`) }
  optional(given, 'key_taken', flag, (taken) => (parsed.key_taken = taken), `${key}.`)
  return parsed
}

function judgements(value: unknown, key: string): NonNullable<Facts['judgements']> {
  const given = mapping(value, key, [], ['risk', ...yesNoJudgements])
  const parsed: NonNullable<Facts['judgements']> = {}
  const risk = (level: unknown, at: string) => word(level, at, riskLevels) as RiskLevel
  optional(
    given,
    'risk',
    (levels, at) => perPlace(levels, at, risk),
    (levels) => (parsed.risk = levels),
    `${key}.`,
  )
  for (const name of yesNoJudgements)
    optional(
      given,
      name,
      (answer, at) => perPlace(answer, at, flag),
      (answer) => (parsed[name] = answer),
      `${key}.`,
    )
  return parsed
}

function perPlace<T>(value: unknown, key: string, read: (value: unknown, key: string) => T): T | Record<string, T> {
  if (typeof value !== 'object' || value === null) return read(value, key)
  return Object.fromEntries(
    Object.entries(mapping(value, key, [], 'any')).map(([code, one]) => [
      code === everywhere ? code : place(code, `${key}.${code}`),
      read(one, `${key}.${code}`),
    ]),
  )
}

function hold(value: unknown, key: string): NonNullable<Facts['law_enforcement_hold']> {
  const given = mapping(value, key, ['requested', 'form'], ['until', 'documented'])
  const form = word(given['form'], `${key}.form`, ['written', 'oral']) as 'written' | 'oral'
  const parsed: NonNullable<Facts['law_enforcement_hold']> = {
    requested: when(given['requested'], `${key}.requested`),
    form,
  }
  optional(given, 'until', when, (until) => (parsed.until = until), `${key}.`)
  optional(given, 'documented', flag, (documented) => (parsed.documented = documented), `${key}.`)
  if (parsed.until !== undefined && parsed.until.slice(0, 10) < parsed.requested.slice(0, 10))
    throw fail(`${key}.until`, 'is before the request', 'Correct one of the two dates')
  return parsed
}

function exceptions(value: unknown, key: string): string[] {
  const known = [...new Set(loadDuties().flatMap(({ trigger }) => trigger.excludes))]
  return list(value, key).map((one, index) => word(one, `${key}[${index}]`, known))
}

function when(value: unknown, key: string): string {
  const given = text(value, key)
  if (readWhen(given, 'UTC') === undefined)
    throw fail(
      key,
      `"${given}" is neither a date of the calendar nor an instant with offset`,
      'Write 2026-03-02, or 2026-03-02T09:30:00+08:00',
    )
  return given
}

const placeForm = /^[A-Z]{2}(-[A-Z0-9]{1,4})?$/

function place(value: unknown, key: string): string {
  const code = placeCode(text(value, key))
  if (!placeForm.test(code)) throw fail(key, `"${code}" is no place code`, 'Use ISO 3166: HK, US-OH, CA-QC, GB-ENG')
  return code
}

function zone(value: unknown, key: string): string {
  const name = text(value, key)
  if (!isZone(name))
    throw fail(key, `"${name}" is no time zone`, 'Use an IANA name such as Asia/Hong_Kong or America/New_York')
  return name
}

function designations(value: unknown, key: string): string[] {
  return list(value, key).map((one, index) => {
    const given = text(one, at(key, index))
    if (parseDesignation(given) === undefined)
      throw fail(
        at(key, index),
        `"${given}" is no designation`,
        'Write <place>-critical-infrastructure, <place>-essential-entity, <place>-important-entity or <place>-operator-of-essential-services',
      )
    return given
  })
}

let roles: string[] | undefined
function allRoles(): string[] {
  roles ??= [...new Set([...knownRoles, ...loadDuties().flatMap(({ applies_to }) => applies_to.roles)])].sort()
  return roles
}

let elements: string[] | undefined
function elementNames(): string[] {
  elements ??= [
    ...new Set([
      ...taxonomy.flatMap(({ element, law }) => [element, ...law]),
      ...Object.values(elementWords).flatMap(({ any }) => any ?? []),
      ...loadDuties().flatMap(({ trigger }) => trigger.elements),
    ]),
  ].sort()
  return elements
}
