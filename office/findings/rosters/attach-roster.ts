import Type from 'typebox'
import { closed, count, defineAction, line, notFound, ofCase, uuid } from '../../access/index.ts'
import { attach } from '../sources/attach-source.ts'
import { newestFirst } from './newest-first.ts'
import { hashesOf, openOfRoster, type RosterCounts } from './roster.ts'

export const offerRosters = defineAction({
  name: 'offer-rosters',
  summary: "the versions of the provider's roster that the case can take, newest first",
  scope: 'case',
  permission: 'attach-sources',
  effect: 'read',
  input: closed(ofCase),
  output: closed({
    rosters: Type.Array(
      closed({
        ...{ roster_id: uuid, number: count, stated_on: Type.String(), patients: count },
        site_ids: Type.Array(uuid),
      }),
    ),
  }),
  async run({ trx }) {
    const rows = await trx.selectFrom('rosters').selectAll().where('state', '=', 'ready').execute()
    return {
      rosters: newestFirst(rows).map(({ id, number, stated_on, sites, counts }) => ({
        ...{ roster_id: id, number, stated_on, site_ids: sites, patients: (counts as RosterCounts).patients },
      })),
    }
  },
})

export const attachRoster = defineAction({
  name: 'attach-roster',
  summary:
    "takes a version of the provider's roster as a source: copied under the key of the case, with the hashes of its files",
  scope: 'case',
  permission: 'attach-sources',
  effect: 'write',
  input: closed({ ...ofCase, label: line, roster_id: uuid }),
  output: closed({ source_id: uuid }),
  async run(work, { label, roster_id }) {
    const { office, trx, record } = work
    const row = await trx
      .selectFrom('rosters')
      .selectAll()
      .where('id', '=', roster_id)
      .where('state', '=', 'ready')
      .executeTakeFirst()
    if (row === undefined) throw notFound('roster')
    const { content } = openOfRoster(office, roster_id, row.words!)
    const { bytes } = await trx
      .selectFrom('roster_files')
      .select((of) => of.fn.sum<string>('bytes').as('bytes'))
      .where('roster_id', '=', roster_id)
      .executeTakeFirstOrThrow()
    const words = { label, uploads: [], roster: { id: roster_id, number: row.number, content } }
    const attached = await attach(work, 'roster', words, content.length, Number(bytes))
    record({
      ...{ what: 'source.from-roster', subject: ['source', attached.source_id] },
      facts: { number: row.number, 'stated-on': `${row.stated_on}T00:00:00.000Z`, content: hashesOf(content) },
    })
    return attached
  },
})
