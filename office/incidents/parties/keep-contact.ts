import type { Static } from 'typebox'
import type { Work } from '../../access/index.ts'
import type { ContactWords, contactWays } from './party.ts'

/** What passed between us and a party. */
export interface Contact {
  partyId: string
  way: (typeof contactWays)[number]
  happenedAt: Date
  privileged: boolean
  words: Static<typeof ContactWords>
}

/** Keeps what a party was told and given, and records it. Answers its id. */
export async function keepContact(
  work: Work,
  { partyId, way, happenedAt, privileged, words }: Contact,
): Promise<string> {
  const id = work.newId()
  const row = { id, case_id: work.caseId, party_id: partyId, way, happened_at: happenedAt, privileged }
  await work.trx
    .insertInto('contacts')
    .values({ ...row, words: work.seal({ table: 'contacts', row: id }, words), made_by: work.caller.accountId })
    .execute()
  if (privileged) work.record({ what: 'privileged.written', subject: ['privileged', id], facts: {} })
  else work.record({ what: 'contact.recorded', subject: ['party', partyId], facts: { way } })
  return id
}
