import Type from 'typebox'
import { closed, count, defineAction, done, instant, notFound, ofCase, uuid } from '../../access/index.ts'
import type { SourceWords } from './source.ts'

export const listSources = defineAction({
  name: 'list-sources',
  summary: 'the sources of a case: evidence and rosters, how far each is taken in',
  scope: 'case',
  permission: 'see-counts',
  effect: 'read',
  input: closed(ofCase),
  output: closed({
    sources: Type.Array(
      closed({
        source_id: uuid,
        label: Type.String(),
        purpose: Type.Enum(['evidence', 'roster']),
        from: Type.Enum(['uploads', 'folder', 'roster']),
        state: Type.Enum(['waiting', 'ready', 'failed', 'removed']),
        failure: Type.Optional(Type.String()),
        items: count,
        bytes: count,
        attached_at: instant,
      }),
    ),
  }),
  async run({ trx, caseId, open }) {
    const rows = await trx
      .selectFrom('sources')
      .selectAll()
      .where('case_id', '=', caseId)
      .where('state', '<>', 'removed')
      .orderBy('seq')
      .execute()
    return {
      sources: rows.map((row) => {
        const { label, path, roster } = open<SourceWords>({ table: 'sources', row: row.id }, row.words)
        return {
          source_id: row.id,
          label,
          purpose: row.purpose,
          from:
            roster !== undefined
              ? ('roster' as const)
              : path === undefined
                ? ('uploads' as const)
                : ('folder' as const),
          state: row.state,
          ...(row.failure !== null && { failure: row.failure }),
          items: row.items,
          bytes: Number(row.bytes),
          attached_at: row.attached_at.toISOString(),
        }
      }),
    }
  },
})

export const removeSource = defineAction({
  name: 'remove-source',
  summary: 'leaves a source out of all later runs; what was sealed of it stays until the case is purged',
  scope: 'case',
  permission: 'attach-sources',
  effect: 'write',
  input: closed({ ...ofCase, source_id: uuid }),
  output: done,
  async run({ trx, caseId, record }, { source_id }) {
    const { numUpdatedRows } = await trx
      .updateTable('sources')
      .set({ state: 'removed' })
      .where('case_id', '=', caseId)
      .where('id', '=', source_id)
      .where('state', '<>', 'removed')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw notFound('source')
    record({ what: 'source.removed', subject: ['source', source_id], facts: {} })
    return { done: true }
  },
})
