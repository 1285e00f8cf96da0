import Type from 'typebox'
import { closed, defineAction, inputInvalid, instant, mayDo, notAllowed, ofCase, uuid } from '../../access/index.ts'
import { checkPast } from '../facts/fact-shapes.ts'
import { keepContact } from './keep-contact.ts'
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
  async run(work, { case_id: _, party_id, way, happened_at, privileged = false, ...fields }) {
    if (privileged && !mayDo(work.roles, 'case', 'write-privileged')) throw notAllowed('record-contact')
    if ([fields.told, fields.given, fields.answered].every((text) => text === undefined))
      throw inputInvalid('Say what they were told, what they were given, or what they answered')
    checkPast('happened_at', happened_at, work.now)
    await findParty(work, party_id)
    const contact = { partyId: party_id, way, happenedAt: new Date(happened_at), privileged, words: fields }
    return { contact_id: await keepContact(work, contact) }
  },
})
