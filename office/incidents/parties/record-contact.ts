import Type from 'typebox'
import { closed, defineAction, inputInvalid, instant, mayDo, notAllowed, ofCase, uuid } from '../../access/index.ts'
import { checkPast } from '../facts/fact-shapes.ts'
import { contactFields, contactWays, findParty } from './party.ts'

export const recordContact = defineAction({
  name: 'record-contact',
  summary: 'writes down what a party was told and given, when, how, by whom, and under which number; never edited',
  scope: 'case',
  permission: 'manage-parties',
  effect: 'write',
  input: closed({
    ...ofCase,
    party_id: uuid,
    way: Type.Enum([...contactWays]),
    happened_at: instant,
    ...contactFields,
    privileged: Type.Optional(Type.Boolean()),
  }),
  output: closed({ contact_id: uuid }),
  async run(work, { case_id, party_id, way, happened_at, privileged = false, ...fields }) {
    if (privileged && !mayDo(work.roles, 'case', 'write-privileged')) throw notAllowed('record-contact')
    if ([fields.told, fields.given, fields.answered].every((text) => text === undefined))
      throw inputInvalid('Say what they were told, what they were given, or what they answered')
    checkPast('happened_at', happened_at, work.now)
    await findParty(work, party_id)
    const id = work.newId()
    const words = work.seal({ table: 'contacts', row: id }, fields)
    const row = { id, case_id, party_id, way, words, privileged, made_by: work.caller.accountId }
    await work.trx
      .insertInto('contacts')
      .values({ ...row, happened_at: new Date(happened_at) })
      .execute()
    if (privileged) work.record({ what: 'privileged.written', subject: ['privileged', id], facts: {} })
    else work.record({ what: 'contact.recorded', subject: ['party', party_id], facts: { way } })
    return { contact_id: id }
  },
})
