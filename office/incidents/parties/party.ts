import Type from 'typebox'
import { changedMeanwhile, closed, line, notFound, prose, type Work } from '../../access/index.ts'

export const partyKinds = [
  'police',
  'regulator',
  'forensics-firm',
  'insurer',
  'counsel',
  'supplier',
  'bank',
  'media',
  'other',
] as const
export const contactWays = ['phone', 'email', 'post', 'meeting', 'portal', 'other'] as const

/** Who a party is; sealed. */
export const partyFields = {
  name: line,
  /** Whom to speak to there. */
  contact: Type.Optional(line),
  phone: Type.Optional(line),
  email: Type.Optional(line),
  /** The number under which they keep this matter. */
  reference: Type.Optional(line),
  note: Type.Optional(prose),
}
export const PartyWords = closed(partyFields)

/** What was said; sealed. */
export const contactFields = {
  /** At least one of the two. */
  told: Type.Optional(prose),
  given: Type.Optional(prose),
  /** What they said or asked. */
  answered: Type.Optional(prose),
  with_whom: Type.Optional(line),
  /** Who of us, where it was not whoever writes this down. */
  by_whom: Type.Optional(line),
  reference: Type.Optional(line),
}
export const ContactWords = closed(contactFields)

/** A party of this case, of the version that the person saw where that matters. Throws `NOT_FOUND`, `CHANGED_MEANWHILE`. */
export async function findParty(work: Work, id: string, version?: number) {
  const row = await work.trx
    .selectFrom('parties')
    .selectAll()
    .where('case_id', '=', work.caseId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('party')
  if (version !== undefined && row.version !== version) throw changedMeanwhile('party')
  return row
}
