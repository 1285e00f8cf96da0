import Type from 'typebox'
import { changedMeanwhile, closed, count, defineAction, ofCase, uuid } from '../../access/index.ts'
import { findParty, partyFields, partyKinds } from './party.ts'

export const addParty = defineAction({
  name: 'add-party',
  summary:
    'adds somebody outside to the case: police, regulator, forensics firm, insurer, counsel, supplier, bank, media',
  scope: 'case',
  permission: 'manage-parties',
  effect: 'write',
  input: closed({ ...ofCase, kind: Type.Enum([...partyKinds]), ...partyFields }),
  output: closed({ party_id: uuid }),
  async run(work, { case_id, kind, ...fields }) {
    const id = work.newId()
    const words = work.seal({ table: 'parties', row: id }, fields)
    await work.trx.insertInto('parties').values({ id, case_id, kind, words, added_by: work.caller.accountId }).execute()
    work.record({ what: 'party.added', subject: ['party', id], facts: { kind } })
    return { party_id: id }
  },
})

export const changeParty = defineAction({
  name: 'change-party',
  summary: 'replaces what is known of a party: name, whom to speak to, reference number',
  scope: 'case',
  permission: 'manage-parties',
  effect: 'write',
  input: closed({ ...ofCase, party_id: uuid, version: count, ...partyFields }),
  output: closed({ version: count }),
  async run(work, { case_id, party_id, version, ...fields }) {
    await findParty(work, party_id, version)
    const { numUpdatedRows } = await work.trx
      .updateTable('parties')
      .set({ words: work.seal({ table: 'parties', row: party_id }, fields), version: version + 1 })
      .where('case_id', '=', case_id)
      .where('id', '=', party_id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw changedMeanwhile('party')
    work.record({ what: 'party.changed', subject: ['party', party_id], facts: {} })
    return { version: version + 1 }
  },
})
