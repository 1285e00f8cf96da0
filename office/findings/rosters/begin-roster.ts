import Type from 'typebox'
import { closed, count, defineAction, inputInvalid, notFound, uuid } from '../../access/index.ts'
import { fileRow } from './roster.ts'

const day = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' })
/** 64 GiB in all: a provider's list of patients, not a disk. */
const mostBytes = 64 * 2 ** 30

/** A day has begun somewhere this long before it has here. */
const aheadMs = 14 * 3_600_000

export const beginRoster = defineAction({
  name: 'begin-roster',
  summary:
    'announces a new version of the roster of our patients, kept ready for the next breach; the bytes of its files follow in parts',
  scope: 'provider',
  permission: 'keep-rosters',
  effect: 'write',
  input: closed({
    /** The day that the list is as of. */
    stated_on: day,
    /** Which sites it covers; none: all of the provider. */
    site_ids: Type.Array(uuid, { maxItems: 1000, uniqueItems: true }),
    files: Type.Array(
      closed({
        name: Type.String({ minLength: 1, maxLength: 1000 }),
        bytes: Type.Integer({ minimum: 1, maximum: mostBytes }),
      }),
      { minItems: 1, maxItems: 100 },
    ),
  }),
  output: closed({ roster_id: uuid, number: count }),
  async run({ trx, caller, now, newId, seal, record }, { stated_on, site_ids, files }) {
    const stated = Date.parse(stated_on)
    if (Number.isNaN(stated) || new Date(stated).toISOString().slice(0, 10) !== stated_on)
      throw inputInvalid('There is no such day')
    if (stated > now.getTime() + aheadMs) throw inputInvalid('A roster is not as of a day to come')
    if (site_ids.length > 0) {
      const known = await trx.selectFrom('sites').select('id').where('id', 'in', site_ids).execute()
      if (known.length < site_ids.length) throw notFound('site')
    }
    const id = newId()
    const { number } = await trx
      .insertInto('rosters')
      .values({ id, stated_on, sites: site_ids, brought_by: caller.accountId })
      .returning('number')
      .executeTakeFirstOrThrow()
    const rows = files.map(({ name, bytes }, n) => ({
      ...{ roster_id: id, n, bytes: String(bytes), words: seal(fileRow(id, n), { name }) },
    }))
    await trx.insertInto('roster_files').values(rows).execute()
    const facts = { number, files: files.length, 'stated-on': `${stated_on}T00:00:00.000Z` }
    record({ what: 'roster.begun', subject: ['roster', id], facts })
    return { roster_id: id, number }
  },
})
