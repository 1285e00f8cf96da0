import { defineAction } from './action.ts'
import { notFound } from './problems.ts'
import { closed, done, uuid } from './shapes.ts'

export const giveBackGlass = defineAction({
  name: 'give-back-glass',
  summary: 'ends at once what I let myself into by breaking the glass; a membership stays as it is',
  scope: 'provider',
  // Of everybody: whoever lost the role that let them in must still be able to leave.
  permission: 'see-own',
  effect: 'write',
  input: closed({ case_id: uuid }),
  output: done,
  async run({ trx, caller, now, record }, { case_id }) {
    const { numUpdatedRows } = await trx
      .updateTable('elevations')
      .set({ until: now })
      .where('case_id', '=', case_id)
      .where('person_id', '=', caller.accountId)
      .where('until', '>', now)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw notFound('broken glass')
    record({ what: 'glass.given-back', subject: ['case', case_id], facts: {} })
    return { done: true }
  },
})
