import Type from 'typebox'
import { defineAction } from '../action.ts'
import { closed, done, instant, nothing, uuid } from '../shapes.ts'

export const listMessages = defineAction({
  name: 'list-messages',
  summary: 'what waits for me: kinds and ids, newest first',
  scope: 'provider',
  permission: 'see-own',
  effect: 'read',
  input: nothing,
  output: closed({
    messages: Type.Array(
      closed({
        message_id: uuid,
        kind: Type.String(),
        case_id: Type.Optional(uuid),
        about: Type.Optional(uuid),
        /** Which duty or task, in words of the data; and when it is due. */
        what: Type.Optional(Type.String()),
        due: Type.Optional(instant),
        at: instant,
        read: Type.Boolean(),
      }),
    ),
  }),
  async run({ trx, caller }) {
    const rows = await trx
      .selectFrom('messages')
      .selectAll()
      .where('account_id', '=', caller.accountId)
      .orderBy('at', 'desc')
      .limit(200)
      .execute()
    return {
      messages: rows.map(({ id, kind, case_id, about, what, due, at, read_at }) => ({
        message_id: id,
        kind,
        ...(case_id !== null && { case_id }),
        ...(about !== null && { about }),
        ...(what !== null && { what }),
        ...(due !== null && { due }),
        at: at.toISOString(),
        read: read_at !== null,
      })),
    }
  },
})

export const markMessages = defineAction({
  name: 'mark-messages',
  summary: 'marks messages to me as read',
  scope: 'provider',
  permission: 'see-own',
  effect: 'write',
  input: closed({ message_ids: Type.Array(uuid, { maxItems: 200 }) }),
  output: done,
  async run({ trx, caller, now }, { message_ids }) {
    if (message_ids.length > 0)
      await trx
        .updateTable('messages')
        .set({ read_at: now })
        .where('id', 'in', message_ids)
        .where('account_id', '=', caller.accountId)
        .execute()
    return { done: true }
  },
})
