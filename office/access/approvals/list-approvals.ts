import Type from 'typebox'
import { defineAction } from '../action.ts'
import { namesOfPeople } from '../people/names-of-people.ts'
import { closed, instant, nothing, uuid } from '../shapes.ts'
import { mayDecide } from './may-decide.ts'

export const listApprovals = defineAction({
  name: 'list-approvals',
  summary: 'actions that wait for a second person, mine and those that I may decide',
  scope: 'provider',
  permission: 'see-own',
  effect: 'read',
  input: nothing,
  output: closed({
    approvals: Type.Array(
      closed({
        approval_id: uuid,
        action: Type.String(),
        case_id: Type.Optional(uuid),
        asked_by: Type.String(),
        asked_at: instant,
        expires_at: instant,
        mine: Type.Boolean(),
      }),
    ),
  }),
  async run({ office, trx, caller, now }) {
    const rows = await trx
      .selectFrom('approvals')
      .selectAll()
      .where('state', '=', 'waiting')
      .where('expires_at', '>', now)
      .orderBy('asked_at')
      .execute()
    const names = await namesOfPeople(office, trx, [...new Set(rows.map(({ asked_by }) => asked_by))])
    const approvals = []
    for (const row of rows) {
      const mine = row.asked_by === caller.accountId
      if (!mine && !(await mayDecide(trx, caller.accountId, row, now))) continue
      approvals.push({
        approval_id: row.id,
        action: row.action,
        ...(row.case_id !== null && { case_id: row.case_id }),
        asked_by: names.get(row.asked_by)?.name ?? '',
        asked_at: row.asked_at.toISOString(),
        expires_at: row.expires_at.toISOString(),
        mine,
      })
    }
    return { approvals }
  },
})
