import Type from 'typebox'
import { sql } from '../../../base/store/index.ts'
import { closed, count, defineAction, instant, uuid } from '../../access/index.ts'
import { allowedSites } from '../case/allowed-sites.ts'

const states = ['new', 'closed', 'duplicate', 'in-case'] as const

export const listConcerns = defineAction({
  name: 'list-concerns',
  summary: 'reported concerns of my sites, the longest waiting first; what they say is read one by one',
  scope: 'provider',
  permission: 'triage-concerns',
  effect: 'read',
  input: closed({
    state: Type.Optional(Type.Enum([...states])),
    before: Type.Optional(instant),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
  }),
  output: closed({
    concerns: Type.Array(
      closed({
        concern_id: uuid,
        code: Type.String(),
        kind: Type.String(),
        way: Type.Enum(['staff', 'anonymous']),
        state: Type.Enum([...states]),
        site_id: Type.Optional(uuid),
        duplicate_of: Type.Optional(uuid),
        received_at: instant,
        version: count,
      }),
    ),
  }),
  async run(work, { state, before, limit = 100 }) {
    const sites = await allowedSites(work, 'triage-concerns')
    let query = work.trx.selectFrom('concerns').selectAll()
    if (state !== undefined) query = query.where('state', '=', state)
    if (before !== undefined) query = query.where('received_at', '<', new Date(before))
    if (sites !== 'all') query = query.where(sql<boolean>`(site_id is null or site_id = any(${[...sites]}))`)
    // What waits is worked from the oldest on; what is over is looked up from the newest on.
    const rows = await query
      .orderBy('received_at', state === 'new' ? 'asc' : 'desc')
      .orderBy('code')
      .limit(limit)
      .execute()
    return {
      concerns: rows.map(({ id, code, kind, way, state, site_id, duplicate_of, received_at, version }) => ({
        concern_id: id,
        code,
        kind,
        way,
        state,
        ...(site_id !== null && { site_id }),
        ...(duplicate_of !== null && { duplicate_of }),
        received_at: received_at.toISOString(),
        version,
      })),
    }
  },
})
