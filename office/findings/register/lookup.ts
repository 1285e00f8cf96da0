import { type Normaliser, normalisers } from '../../../base/vault/index.ts'

/** What a person can be looked up by exactly: any number, a phone, an e-mail address, a whole name. */
export const lookupKinds = ['number', 'phone', 'email', 'name'] as const
export type LookupKind = (typeof lookupKinds)[number]

/** The kind that a field of the roster is looked up under: whoever searches for a number need not know which one it is. */
export function lookupField(field: string): LookupKind {
  return field === 'phone' || field === 'email' || field === 'name' ? field : 'number'
}

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
