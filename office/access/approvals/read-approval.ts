import Type from 'typebox'
import { openRow } from '../../../base/vault/index.ts'
import { defineAction } from '../action.ts'
import { officeKeys } from '../office.ts'
import { notFound } from '../problems.ts'
import { closed, uuid } from '../shapes.ts'
import { mayDecide } from './may-decide.ts'

export const readApproval = defineAction({
  name: 'read-approval',
  summary:
    'what exactly would be done, for whoever asked and for whoever may decide: the input of the action that waits',
  scope: 'provider',
  permission: 'see-own',
  effect: 'read',
  personal: true,
  input: closed({ approval_id: uuid }),
  output: closed({
    approval_id: uuid,
    action: Type.String(),
    case_id: Type.Optional(uuid),
    input: Type.Record(Type.String(), Type.Unknown()),
  }),
  async run({ office, trx, caller, now }, { approval_id }) {
    const row = await trx
      .selectFrom('approvals')
      .select(['id', 'action', 'permission', 'case_id', 'input', 'asked_by'])
      .where('id', '=', approval_id)
      .where('state', '=', 'waiting')
      .where('expires_at', '>', now)
      .executeTakeFirst()
    if (row === undefined) throw notFound('waiting request')
    if (row.asked_by !== caller.accountId && !(await mayDecide(trx, caller.accountId, row, now)))
      throw notFound('waiting request')
    const keys = office.keyring.caseKeys(row.case_id ?? officeKeys)
    const input = openRow(keys, { table: 'approvals', row: row.id }, row.input) as Record<string, unknown>
    const { id, action, case_id } = row
    return { approval_id: id, action, ...(case_id !== null && { case_id }), input }
  },
})
