import Type, { type Static } from 'typebox'
import {
  closed,
  count,
  defineAction,
  instant,
  mayDo,
  namesOfPeople,
  ofCase,
  uuid,
  type Work,
} from '../../access/index.ts'
import { contactFields, type PartyWords, partyFields, partyKinds } from './party.ts'

const contact = closed({
  contact_id: uuid,
  way: Type.String(),
  happened_at: instant,
  ...contactFields,
  privileged: Type.Boolean(),
  written_by: closed({ account_id: uuid, name: Type.String() }),
  written_at: instant,
})
type ContactLine = Static<typeof contact>

export const listParties = defineAction({
  name: 'list-parties',
  summary: 'who outside is part of this case, and what each was told and given, in order',
  scope: 'case',
  permission: 'see-decisions',
  effect: 'read',
  input: closed(ofCase),
  output: closed({
    parties: Type.Array(
      closed({
        party_id: uuid,
        kind: Type.Enum([...partyKinds]),
        ...partyFields,
        version: count,
        contacts: Type.Array(contact),
      }),
    ),
  }),
  async run(work) {
    const rows = await work.trx
      .selectFrom('parties')
      .selectAll()
      .where('case_id', '=', work.caseId)
      .orderBy('added_at')
      .orderBy('id')
      .execute()
    const contacts = await contactsByParty(work)
    return {
      parties: rows.map(({ id, kind, words, version }) => ({
        party_id: id,
        kind: kind as (typeof partyKinds)[number],
        ...work.open<Static<typeof PartyWords>>({ table: 'parties', row: id }, words),
        version,
        contacts: contacts.get(id) ?? [],
      })),
    }
  },
})

async function contactsByParty(work: Work): Promise<Map<string, ContactLine[]>> {
  const all = work.trx.selectFrom('contacts').selectAll().where('case_id', '=', work.caseId)
  const seen = mayDo(work.roles, 'case', 'see-privileged') ? all : all.where('privileged', '=', false)
  const rows = await seen.orderBy('happened_at').orderBy('made_at').execute()
  const names = await namesOfPeople(work.office, work.trx, [...new Set(rows.map(({ made_by }) => made_by))])
  const byParty = new Map<string, ContactLine[]>()
  for (const { id, party_id, way, happened_at, words, privileged, made_by, made_at } of rows) {
    const line: ContactLine = {
      ...{ contact_id: id, way, happened_at: happened_at.toISOString(), privileged },
      ...work.open<Partial<ContactLine>>({ table: 'contacts', row: id }, words),
      written_by: { account_id: made_by, name: names.get(made_by)!.name },
      written_at: made_at.toISOString(),
    }
    byParty.set(party_id, [...(byParty.get(party_id) ?? []), line])
  }
  return byParty
}
