import type { OutputOf } from '../../../../../office/client-types.ts'
import { type Text, useText } from '../../../messages/use-text.ts'
import type { WordField } from '../word-fields.tsx'

export type Party = OutputOf<'list-parties'>['parties'][number]

const partyKeys = ['name', 'contact', 'phone', 'email', 'reference', 'note'] as const
export type PartyValues = Record<(typeof partyKeys)[number], string>
export const noParty: PartyValues = { name: '', contact: '', phone: '', email: '', reference: '', note: '' }

const labelled = <Key extends string>(text: Text, keys: readonly Key[], long: readonly Key[]) =>
  keys.map(
    (key): WordField<Key> => ({
      key,
      label: text(`parties.${key}` as 'parties.name'),
      ...(long.includes(key) && { long: true }),
    }),
  )

export function usePartyFields(): readonly WordField<keyof PartyValues>[] {
  const text = useText()
  const [name, ...others] = labelled(text, partyKeys, ['note'])
  return [{ ...name!, missing: text('parties.nameNone') }, ...others]
}

const contactKeys = ['told', 'given', 'answered', 'with_whom', 'by_whom', 'ref'] as const
export type ContactValues = Record<(typeof contactKeys)[number], string>
export const noContact: ContactValues = { told: '', given: '', answered: '', with_whom: '', by_whom: '', ref: '' }

export function useContactFields(): readonly WordField<keyof ContactValues>[] {
  return labelled(useText(), contactKeys, ['told', 'given', 'answered'])
}
