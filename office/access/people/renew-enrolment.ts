import Type from 'typebox'
import { defineAction } from '../action.ts'
import { notFound } from '../problems.ts'
import { closed, uuid } from '../shapes.ts'
import { makeEnrolment } from '../sign-in/enrolment.ts'

export const renewEnrolment = defineAction({
  name: 'renew-enrolment',
  summary: 'answers a new enrolment code for somebody who lost every way in; codes of before stop working',
  scope: 'provider',
  permission: 'manage-accounts',
  effect: 'write',
  unrepeated: true,
  input: closed({ account_id: uuid }),
  output: closed({ code: Type.String() }),
  async run({ office, trx, caller }, { account_id }) {
    const account = await trx
      .selectFrom('accounts')
      .select('id')
      .where('id', '=', account_id)
      .where('state', '=', 'active')
      .executeTakeFirst()
    if (account === undefined) throw notFound('person')
    return { code: await makeEnrolment(office, trx, account_id, caller.accountId) }
  },
})
