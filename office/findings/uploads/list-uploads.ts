import Type from 'typebox'
import type { Transaction } from '../../../base/store/index.ts'
import {
  closed,
  count,
  defineAction,
  done,
  inputInvalid,
  instant,
  ofCase,
  uuid,
  type Work,
} from '../../access/index.ts'
import type { SourceWords } from '../sources/source.ts'
import { dayMs, daysOfUploads } from './drop-uploads.ts'

/** As many as one source takes. */
const most = 10_000

export const listUploads = defineAction({
  name: 'list-uploads',
  summary:
    'files that I began to send and that are no source yet, newest first: they go on where they stopped, or are discarded',
  scope: 'case',
  permission: 'attach-sources',
  effect: 'read',
  input: closed(ofCase),
  output: closed({
    uploads: Type.Array(
      closed({
        upload_id: uuid,
        /** Path of the file within what was uploaded. */
        name: Type.String(),
        bytes: count,
        received: count,
        begun_at: instant,
        /** When what is here is removed, unless it goes on; absent once all of it is here. */
        kept_until: Type.Optional(instant),
      }),
    ),
  }),
  async run(work) {
    const { trx, caller, caseId, open } = work
    const rows = await trx
      .selectFrom('uploads')
      .select(['id', 'words', 'bytes', 'received', 'state', 'created_at'])
      .where('case_id', '=', caseId)
      .where('account_id', '=', caller.accountId)
      .where('state', 'in', ['open', 'whole'])
      .orderBy('created_at', 'desc')
      .limit(most)
      .execute()
    const used = await usedUploads(work, trx)
    return {
      uploads: rows.flatMap(({ id, words, bytes, received, state, created_at }) => {
        if (used.has(id)) return []
        const until = new Date(created_at.getTime() + daysOfUploads * dayMs).toISOString()
        return {
          upload_id: id,
          name: open<{ name: string }>({ table: 'uploads', row: id }, words).name,
          ...{ bytes: Number(bytes), received: Number(received), begun_at: created_at.toISOString() },
          ...(state === 'open' && { kept_until: until }),
        }
      }),
    }
  },
})

/** Of sources that are or were taken in. One that failed lets its uploads be attached again. */
async function usedUploads({ caseId, open }: Work, trx: Transaction): Promise<ReadonlySet<string>> {
  const sources = await trx
    .selectFrom('sources')
    .select(['id', 'words'])
    .where('case_id', '=', caseId)
    .where('state', '<>', 'failed')
    .execute()
  return new Set(sources.flatMap(({ id, words }) => open<SourceWords>({ table: 'sources', row: id }, words).uploads))
}

export const discardUploads = defineAction({
  name: 'discard-uploads',
  summary: 'gives up files that I began to send and that are no source yet; what was received of them is removed',
  scope: 'case',
  permission: 'attach-sources',
  effect: 'write',
  input: closed({ ...ofCase, upload_ids: Type.Array(uuid, { minItems: 1, maxItems: most }) }),
  output: done,
  async run(work, { upload_ids }) {
    const { trx, caller, caseId, record } = work
    const rows = await trx
      .updateTable('uploads')
      .set({ state: 'dropped' })
      .where('case_id', '=', caseId)
      .where('account_id', '=', caller.accountId)
      .where('id', 'in', upload_ids)
      .where('state', 'in', ['open', 'whole'])
      .returning(['id', 'received'])
      .execute()
    // After they are held: one that is being attached at this moment is seen to be a source.
    const used = await usedUploads(work, trx)
    if (rows.some(({ id }) => used.has(id)))
      throw inputInvalid('One of them is a source by now: leave the source out instead')
    for (const { id, received } of rows)
      record({ what: 'upload.dropped', subject: ['upload', id], facts: { bytes: Number(received) } })
    return { done: true }
  },
})
