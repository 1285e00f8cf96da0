import { blindIndex, type CaseKeys, type Normaliser, normalisers } from '../../../base/vault/index.ts'
import { personalNumbers } from '../../../engine/elements/index.ts'

/** What a person can be looked up by exactly: any number, a phone, an e-mail address, a whole name. */
export const lookupKinds = ['number', 'phone', 'email', 'name'] as const
export type LookupKind = (typeof lookupKinds)[number]

/** The kind that a field of the roster is looked up under: whoever searches for a number need not know which one it is. */
export function lookupField(field: string): LookupKind {
  return field === 'phone' || field === 'email' || field === 'name' ? field : 'number'
}

const numbers: ReadonlySet<string> = new Set([...personalNumbers, 'medical-record-number', 'insurance-policy'])

/** The kind that a finding is looked up under; undefined for what identifies nobody, or has few values (sex, birth, a town). */
export function lookupOfElement(element: string): LookupKind | undefined {
  if (element === 'phone' || element === 'email' || element === 'name') return element
  return numbers.has(element) ? 'number' : undefined
}

/** Makes two spellings of one value equal: what is looked up is compared in this form. */
export function normaliserOf(kind: LookupKind): Normaliser {
  if (kind === 'number') return normalisers.identifier
  if (kind === 'phone') return phone
  if (kind === 'email') return normalisers.email
  return name
}

/** The last eight digits: the same number with and without its country code. */
const phone: Normaliser = (value) => normalisers.phone(value).slice(-8)

/** Words in no order: a family name may stand first or last. */
const name: Normaliser = (value) => normalisers.name(value).split(' ').sort().join(' ')

/** 64 bits: enough to tell a million people apart, and rows are opened and compared before anything is answered. */
const tokenLength = 16

/** The token of a value in `people_tokens`; undefined for nothing. */
export function lookupToken(keys: CaseKeys, kind: LookupKind, value: string): string | undefined {
  return blindIndex(keys, kind, value, normaliserOf(kind))?.slice(0, tokenLength)
}
