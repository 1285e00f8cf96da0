import { parse } from 'yaml'
import { Problem } from '../../base/errors.ts'

/** The healthcare organisation, as provider.yaml describes it. */
export interface Provider {
  name: string
  /** ISO 3166-1 or -2. */
  based_in: string
  roles: string[]
  tz: string
  /** BCP 47, the first one first in every letter. */
  languages: string[]
  speciality: string
  contact: { name?: string; role?: string; phone?: string; email?: string; address?: string; web?: string }
  /** Laws that reach the provider beside where it is based. */
  subject_to: string[]
  designated: string[]
  /** Further mail domains of its staff, beside those of the contact. */
  domains: string[]
  /** What is known of the breach already; every key optional. */
  incident: IncidentFacts
}

export interface IncidentFacts {
  occurred?: string
  discovered?: string
  aware?: string
  /** One plain sentence for the letters: what happened; per language where they differ. */
  what_happened?: string | Record<string, string>
  /** What is being done, one plain sentence each, for the letters. */
  doing?: string[] | Record<string, string[]>
  kind?: string
  confidentiality?: 'none' | 'known-recipients' | 'unknown-recipients'
  integrity?: 'intact' | 'recoverable' | 'lost'
  availability?: 'kept' | 'interrupted' | 'lost'
  malicious?: boolean
  judgements?: Record<string, unknown>
}

type Check = (value: unknown) => string | undefined

const text: Check = (value) => (typeof value === 'string' && value.trim() !== '' ? undefined : 'must be a text')
const texts: Check = (value) =>
  Array.isArray(value) && value.every((one) => text(one) === undefined) ? undefined : 'must be a list of texts'
const truth: Check = (value) => (typeof value === 'boolean' ? undefined : 'must be true or false')
const place: Check = (value) =>
  typeof value === 'string' && /^[A-Z]{2}(-[A-Z0-9]{1,4})?$/.test(value)
    ? undefined
    : 'must be an ISO 3166 code such as HK or US-OH'
const zone: Check = (value) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: String(value) })
    return undefined
  } catch {
    return 'must be a time zone such as Asia/Hong_Kong'
  }
}
const date: Check = (value) => {
  const written = String(value)
  return /^\d{4}-\d{2}-\d{2}(T.*([+-]\d{2}:\d{2}|Z))?$/.test(written) && !Number.isNaN(Date.parse(written))
    ? undefined
    : 'must be a date, or an instant with its offset (2026-03-02T09:00+08:00)'
}
const oneOf =
  (...allowed: string[]): Check =>
  (value) =>
    allowed.includes(String(value)) ? undefined : `must be one of ${allowed.join(', ')}`
const map =
  (checks: Record<string, Check>): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must hold keys'
    return firstComplaint(value as Record<string, unknown>, checks, [])
  }
const perLanguage = (check: Check): Record<string, Check> => ({ en: check, 'zh-Hant': check })
const anything: Check = () => undefined

const incidentChecks: Record<string, Check> = {
  occurred: date,
  discovered: date,
  aware: date,
  what_happened: (value) => (typeof value === 'string' ? text(value) : map(perLanguage(text))(value)),
  doing: (value) => (Array.isArray(value) ? texts(value) : map(perLanguage(texts))(value)),
  kind: text,
  confidentiality: oneOf('none', 'known-recipients', 'unknown-recipients'),
  integrity: oneOf('intact', 'recoverable', 'lost'),
  availability: oneOf('kept', 'interrupted', 'lost'),
  malicious: truth,
  judgements: anything,
}

const contactChecks: Record<string, Check> = {
  name: text,
  role: text,
  phone: text,
  email: text,
  address: text,
  web: text,
}

const checks: Record<string, Check> = {
  name: text,
  based_in: place,
  roles: texts,
  tz: zone,
  languages: texts,
  speciality: text,
  contact: map(contactChecks),
  subject_to: texts,
  designated: texts,
  domains: texts,
  incident: map(incidentChecks),
}
const required = ['name', 'based_in', 'roles', 'tz']

/** Reads provider.yaml. Throws `PROVIDER_INVALID` naming the key. */
export function parseProvider(yaml: string, file: string): Provider {
  let read: unknown
  try {
    read = parse(yaml)
  } catch (cause) {
    throw new Problem(
      'PROVIDER_INVALID',
      `${file} is not YAML: ${(cause as Error).message.split('\n')[0]}`,
      'Correct that line',
      { cause },
    )
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    throw new Problem('PROVIDER_INVALID', `${file} holds no keys`, `It needs at least ${required.join(', ')}`)
  const complaint = firstComplaint(read as Record<string, unknown>, checks, required)
  if (complaint !== undefined) throw new Problem('PROVIDER_INVALID', `${file}: ${complaint}`, 'Correct that key')
  const given = read as Partial<Provider>
  return {
    languages: ['en'],
    speciality: 'general',
    contact: {},
    subject_to: [],
    designated: [],
    domains: [],
    incident: {},
    ...(given as Pick<Provider, 'name' | 'based_in' | 'roles' | 'tz'>),
  }
}

function firstComplaint(
  given: Record<string, unknown>,
  known: Record<string, Check>,
  needed: string[],
): string | undefined {
  for (const key of needed) if (given[key] === undefined || given[key] === null) return `${key} is missing`
  for (const [key, value] of Object.entries(given)) {
    const check = known[key]
    if (check === undefined) return `there is no key "${key}"; known are ${Object.keys(known).join(', ')}`
    if (value === null) continue
    const complaint = check(value)
    if (complaint !== undefined)
      return complaint.startsWith('there is') || /^\w+: /.test(complaint)
        ? `${key}: ${complaint}`
        : `${key} ${complaint}`
  }
  return undefined
}

/** Mail domains of the provider's own staff, lower case: from the contact's address and web site, and `domains`. */
export function ownDomains(provider: Provider): string[] {
  const domains = new Set(provider.domains.map((domain) => domain.toLowerCase()))
  const mail = provider.contact.email?.split('@')[1]
  if (mail !== undefined) domains.add(mail.toLowerCase())
  const site = provider.contact.web?.replace(/^https?:\/\/(www\.)?/, '').split('/')[0]
  if (site !== undefined && site !== '') domains.add(site.toLowerCase())
  return [...domains].sort()
}
