import Type from 'typebox'
import { defineAction } from '../action.ts'
import { inputInvalid } from '../problems.ts'
import { guestRoles, isRole, type Role, roles } from '../roles.ts'
import { closed, line, uuid } from '../shapes.ts'
import { makeEnrolment } from '../sign-in/enrolment.ts'
import { addAccount } from './add-account.ts'

export const roleShape = Type.Enum([...roles])
export const email = Type.String({ maxLength: 254, pattern: '^[^\\s@]+@[^\\s@]+$' })

/** Roles from outside are given in a case, until a day; never everywhere. */
export function providerRole(text: string): Role {
  if (isRole(text) && !guestRoles.includes(text)) return text
  throw inputInvalid(`${text} is a role of one case: let the person in there, until a day`)
}

export const invitePerson = defineAction({
  name: 'invite-person',
  summary: 'makes an account and answers the code with which the person adds a first passkey',
  scope: 'provider',
  permission: 'manage-accounts',
  effect: 'write',
  // The code is shown once; a repeated request must not show it again.
  unrepeated: true,
  input: closed({
    name: line,
    email: Type.Optional(email),
    language: Type.Optional(Type.Enum(['en', 'zh-Hant'])),
    roles: Type.Array(closed({ role: roleShape, site_id: Type.Optional(uuid) }), { maxItems: 20 }),
  }),
  output: closed({ account_id: uuid, code: Type.String() }),
  async run({ office, trx, caller }, { name, email, language, roles }) {
    const given = roles.map(({ role, site_id }) => ({ role: providerRole(role), siteId: site_id ?? null }))
    const account_id = await addAccount(office, trx, { name, email, language }, given, caller.accountId)
    return { account_id, code: await makeEnrolment(office, trx, account_id, caller.accountId) }
  },
})
