import { closed, defineAction, defineOfficeJob, done, notFound, officeKeys, uuid } from '../../access/index.ts'
import { vaultOf } from '../vault-of.ts'
import { rosterPart } from './roster.ts'

export const removeRoster = defineAction({
  name: 'remove-roster',
  summary: 'removes a version of the roster and its files; what a case has taken of it stays in the case',
  scope: 'provider',
  permission: 'keep-rosters',
  effect: 'write',
  input: closed({ roster_id: uuid }),
  output: done,
  async run({ trx, enqueue, record }, { roster_id }) {
    const removed = await trx
      .updateTable('rosters')
      .set({ state: 'removed', words: null, counts: null })
      .where('id', '=', roster_id)
      .where('state', '<>', 'removed')
      .returning('number')
      .executeTakeFirst()
    if (removed === undefined) throw notFound('roster')
    await enqueue(dropRoster, { roster: roster_id }, `drop-roster:${roster_id}`)
    record({ what: 'roster.removed', subject: ['roster', roster_id], facts: { number: removed.number } })
    return { done: true }
  },
})

/** Removes the files of a roster that was removed. The rows go last, so that no part is left that nobody knows of. */
export const dropRoster = defineOfficeJob<{ roster: string }>({
  name: 'drop-roster',
  load:
    async () =>
    async (office, { roster }) => {
      const files = await office.store.read('nobody', (trx) =>
        trx.selectFrom('roster_files').select(['n', 'parts']).where('roster_id', '=', roster).execute(),
      )
      const vault = vaultOf(office, officeKeys)
      for (const { n, parts } of files) for (const part of parts) await vault.remove(rosterPart(roster, n, part))
      return async (trx) => {
        await trx.deleteFrom('roster_files').where('roster_id', '=', roster).execute()
        return 'removed'
      }
    },
})
