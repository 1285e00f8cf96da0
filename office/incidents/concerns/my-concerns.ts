import Type from 'typebox'
import { closed, defineAction, nothing } from '../../access/index.ts'
import { Progress, progressColumns, progressOf } from './concern-progress.ts'

export const myConcerns = defineAction({
  name: 'my-concerns',
  summary: 'what became of the concerns that I reported, newest first; works while the vault is sealed',
  scope: 'provider',
  permission: 'see-own',
  effect: 'read',
  input: nothing,
  output: closed({ concerns: Type.Array(Progress) }),
  async run({ office, trx, caller }) {
    const rows = await trx
      .selectFrom('concerns')
      .select(progressColumns)
      .where('reported_by', '=', caller.accountId)
      .orderBy('received_at', 'desc')
      .orderBy('code', 'desc')
      .limit(100)
      .execute()
    const concerns = []
    for (const row of rows) concerns.push(await progressOf(office, trx, row))
    return { concerns }
  },
})
