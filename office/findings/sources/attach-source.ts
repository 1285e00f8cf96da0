import Type from 'typebox'
import { closed, defineAction, inputInvalid, line, ofCase, uuid, type Work } from '../../access/index.ts'
import { ownUpload } from '../uploads/own-upload.ts'
import { allowedRoot } from './allowed-path.ts'
import type { SourceWords } from './source.ts'
import { takeIn } from './take-in.ts'

const purpose = Type.Enum(['evidence', 'roster'])

export const attachUploads = defineAction({
  name: 'attach-uploads',
  summary: 'makes a source of uploaded files: evidence, or the roster of our patients',
  scope: 'case',
  permission: 'attach-sources',
  effect: 'write',
  input: closed({ ...ofCase, label: line, purpose, upload_ids: Type.Array(uuid, { minItems: 1, maxItems: 10_000 }) }),
  output: closed({ source_id: uuid }),
  async run(work, { label, purpose, upload_ids }) {
    let bytes = 0
    for (const id of upload_ids) {
      const upload = await ownUpload(work.trx, work.caseId, id, work.caller.accountId, true)
      if (upload.state !== 'whole') throw inputInvalid('An upload is not whole yet')
      bytes += Number(upload.bytes)
    }
    return attach(work, purpose, { label, uploads: upload_ids }, upload_ids.length, bytes)
  },
})

export const attachFolder = defineAction({
  name: 'attach-folder',
  summary: 'makes a source of a folder or file on the server, below one of the folders that the settings allow',
  scope: 'case',
  permission: 'attach-sources',
  effect: 'write',
  input: closed({ ...ofCase, label: line, purpose, path: Type.String({ minLength: 1, maxLength: 4000 }) }),
  output: closed({ source_id: uuid }),
  async run(work, { label, purpose, path }) {
    const root = allowedRoot(work.office.places.evidence, path)
    if (root === undefined)
      throw inputInvalid(
        'The server may not take evidence from there: an administrator names the folders in CORDON_EVIDENCE',
      )
    return attach(work, purpose, { label, uploads: [], path, root }, 0, 0)
  },
})

/** Keeps a new source and queues it to be taken in. */
export async function attach(
  { trx, caller, caseId, newId, seal, enqueue, record }: Work,
  purpose: 'evidence' | 'roster',
  words: SourceWords,
  items: number,
  bytes: number,
): Promise<{ source_id: string }> {
  const id = newId()
  const row = { id, case_id: caseId, purpose, words: seal({ table: 'sources', row: id }, words), items }
  await trx
    .insertInto('sources')
    .values({ ...row, bytes: String(bytes), attached_by: caller.accountId })
    .execute()
  await enqueue(takeIn, { source: id }, `take-in:${id}`)
  record({ what: 'source.attached', subject: ['source', id], facts: { purpose, items, bytes } })
  return { source_id: id }
}
