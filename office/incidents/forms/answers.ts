import { elementNames, taxonomy } from '../../../engine/elements/index.ts'
import type { KnownOfCase, KnownParty, KnownTask } from './known.ts'

/** Why there is no answer: not-set (who the provider is), not-stated (a fact or decision), not-counted (no run is done), not-on-record. */
export type Missing = 'not-set' | 'not-stated' | 'not-counted' | 'not-on-record'

type Answer = { text: string } | { missing: Missing }
type Source = (known: KnownOfCase) => Answer

/** In English, as the forms are. Never a guess: that something is not on record is no answer. */
export const answerSources: Readonly<Record<string, Source>> = {
  reference: ({ code }) => ({ text: code }),
  organisation: ({ provider }) => said(provider?.name, 'not-set'),
  contact: ({ provider }) => said(lines(contactOf(provider)), 'not-set'),
  'contact-name': ({ provider }) => said(lines([provider?.contact.name, provider?.contact.role], ', '), 'not-set'),
  'contact-phone': ({ provider }) => said(provider?.contact.phone, 'not-set'),
  'contact-email': ({ provider }) => said(provider?.contact.email, 'not-set'),
  'contact-address': ({ provider }) => said(provider?.contact.address, 'not-set'),
  'what-happened': ({ incident }) => said(incident.known, 'not-stated'),
  'incident-type': ({ incident }) => said(incident.vectors.map(readable).join(', '), 'not-stated'),
  'date-occurred': (known) => timeOf(known, 'occurred'),
  'date-discovered': (known) => timeOf(known, 'discovered'),
  'date-aware': (known) => timeOf(known, 'aware'),
  'date-determined': (known) => timeOf(known, 'determined'),
  'date-contained': (known) => timeOf(known, 'contained'),
  people: ({ scope }) => said(scope && between(scope.least, scope.most), 'not-counted'),
  'people-here': ({ scope, place }) =>
    said(scope && `${residents(scope.residence, place)} proven so far in ${place}`, 'not-counted'),
  'people-by-place': ({ scope }) => said(scope && tally(scope.residence, (place) => place), 'not-counted'),
  elements: ({ scope }) => said(scope && kindsOf(scope.elements), 'not-counted'),
  harm: ({ scope }) => said(scope && harmOf(scope.harm), 'not-counted'),
  protected: ({ facts }) => said(protection(facts.get('encrypted')?.value), 'not-stated'),
  confidentiality: (known) => wordOf(known, 'confidentiality'),
  integrity: (known) => wordOf(known, 'integrity'),
  availability: (known) => wordOf(known, 'availability'),
  risk: (known) => said(riskOf(known), 'not-stated'),
  'measures-taken': ({ tasks }) => said(lines(done(tasks, limiting)), 'not-on-record'),
  steps: ({ tasks }) => said(lines(done(tasks)), 'not-on-record'),
  'measures-planned': ({ tasks }) => said(lines(planned(tasks)), 'not-on-record'),
  police: ({ parties }) => said(told(parties, ['police']), 'not-on-record'),
  'others-told': ({ parties }) => said(told(parties, ['police', 'regulator', 'media', 'bank']), 'not-on-record'),
  supplier: ({ parties }) =>
    said(lines(parties.filter(({ kind }) => kind === 'supplier').map(({ name }) => name)), 'not-on-record'),
  'individuals-told': (known) => said(doneOf(known, 'notify-individuals'), 'not-on-record'),
  'media-told': (known) => said(doneOf(known, 'notify-media'), 'not-on-record'),
  hold: ({ facts }) => said(holdOf(facts.get('law_enforcement_hold')?.value), 'not-on-record'),
}

/** Phases whose work is what a regulator means by measures. */
const limiting: ReadonlySet<string> = new Set([
  ...(['limit-the-breach', 'find-source-and-scope', 'notify', 'recover'] as const),
])

const said = (text: string | null | undefined, missing: Missing): Answer =>
  text == null || text.trim() === '' ? { missing } : { text: text.trim() }

const lines = (parts: readonly (string | undefined)[], between = '\n'): string =>
  parts.filter((part) => part !== undefined && part !== '').join(between)

const readable = (code: string): string => code.replaceAll(/[-_]/g, ' ')

const contactOf = (provider: KnownOfCase['provider']) => {
  const { name, role, phone, email, address, web } = provider?.contact ?? {}
  return [provider?.name, name, role, phone, email, address, web]
}

function timeOf({ facts, provider }: KnownOfCase, key: string): Answer {
  const value = facts.get(`timeline.${key}`)?.value
  return said(typeof value === 'string' ? timeText(value, provider?.tz ?? 'UTC') : undefined, 'not-stated')
}

/** A date stays as it was stated; an instant is said in the provider's zone. */
export function timeText(value: string, zone: string): string {
  if (!value.includes('T')) return value
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'long', timeStyle: 'short' })
  return `${parts.format(new Date(value))} (${zone})`
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

function between(least: number, most: number): string {
  return most > least ? `at least ${number(least)} and at most ${number(most)}` : number(least)
}

const number = (value: number): string => value.toLocaleString('en')

/** People of a country are those of its parts too. */
function residents(residence: Readonly<Record<string, number>>, place: string): string {
  const here = Object.entries(residence).filter(([one]) => one === place || one.startsWith(`${place}-`))
  return number(here.reduce((sum, [, people]) => sum + people, 0))
}

const tally = (counts: Readonly<Record<string, number>>, name: (key: string) => string): string =>
  Object.entries(counts)
    .filter(([, people]) => people > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([key, people]) => `${name(key)} ${number(people)}`)
    .join(', ')

/** In the order of the taxonomy, which goes from who somebody is to what is known of them. */
function kindsOf(counts: Readonly<Record<string, number>>): string {
  return elementNames.flatMap((name, at) => ((counts[name] ?? 0) > 0 ? nameOf(at) : [])).join(', ')
}

const nameOf = (at: number): string => (taxonomy[at]!['name'] as { en: string }).en

const harmOf = (harm: Readonly<Record<string, number>>): string => {
  const people = tally(harm, readable)
  return people === '' ? '' : `People by severity of the harm (ENISA method): ${people}`
}

function protection(value: unknown): string | undefined {
  if (value == null) return undefined
  const { state, key_taken: keyTaken } =
    typeof value === 'boolean'
      ? { state: value, key_taken: undefined }
      : (value as { state: boolean; key_taken?: boolean })
  if (!state) return 'No, the data were not encrypted'
  if (keyTaken === undefined) return 'Yes, encrypted; whether the key was taken is not stated'
  return keyTaken ? 'Encrypted, but the key was taken too' : 'Yes, encrypted, and the key was not taken'
}

function wordOf({ facts }: KnownOfCase, name: string): Answer {
  const value = facts.get(name)?.value
  return said(typeof value === 'string' ? readable(value) : undefined, 'not-stated')
}

/** A recorded decision goes before the answer of a task. */
function riskOf({ decisions, facts }: KnownOfCase): string | undefined {
  const decided = decisions.find(
    ({ kind, outcome, privileged }) => kind === 'risk' && outcome !== 'withdrawn' && !privileged,
  )
  if (decided !== undefined) return `${readable(decided.outcome)}: ${decided.reason}`
  const value = facts.get('risk')?.value
  return typeof value === 'string' ? readable(value) : undefined
}

const done = (tasks: readonly KnownTask[], phases?: ReadonlySet<string>): string[] =>
  tasks
    .filter(({ state, phase }) => state === 'done' && (phases === undefined || phases.has(phase ?? '')))
    .map(({ title, endedAt }) => (endedAt === null ? title : `${dayOf(endedAt)}: ${title}`))
    .sort()

const planned = (tasks: readonly KnownTask[]): string[] =>
  tasks
    .filter(({ state, phase }) => state === 'open' && (limiting.has(phase ?? '') || phase === 'learn'))
    .map(({ title, dueAt }) => (dueAt === null ? title : `${title} (by ${dayOf(dueAt)})`))

function told(parties: readonly KnownParty[], kinds: readonly string[]): string {
  return lines(
    parties
      .filter(({ kind, toldAt }) => kinds.includes(kind) && toldAt !== undefined)
      .map(
        ({ name, reference, toldAt }) => `${name}, ${dayOf(toldAt!)}${reference === undefined ? '' : `, ${reference}`}`,
      ),
  )
}

/** What was marked as done, by the law it is for. */
function doneOf({ deadlines }: KnownOfCase, kind: string): string {
  return lines(
    deadlines
      .filter((row) => row.kind === kind && row.doneAt !== null)
      .map(({ jurisdiction, doneAt }) => `${jurisdiction}: ${dayOf(doneAt!)}`),
  )
}

function holdOf(value: unknown): string | undefined {
  if (value == null) return undefined
  const { requested, until, form } = value as { requested: string; until?: string; form: string }
  return `Yes, asked for in ${form === 'written' ? 'writing' : 'words'} on ${requested}${until === undefined ? '' : `, until ${until}`}`
}
