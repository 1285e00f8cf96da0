import Type from 'typebox'
import { closed, count, defineAction, notFound, ofCase, uuid, type Work } from '../../access/index.ts'
import { keepContact } from '../../incidents/index.ts'
import { type ExportedFile, exportFiles, fileNameOf } from './export-words.ts'

const minutes = 10

export const downloadExport = defineAction({
  name: 'download-export',
  summary:
    'leave to fetch one file of an export, for ten minutes; the first time it is written down as given to the party',
  scope: 'case',
  permission: 'export-register',
  effect: 'write',
  input: closed({ ...ofCase, export_id: uuid, file: Type.Enum([...exportFiles]) }),
  output: closed({ download_id: uuid, file_name: Type.String(), bytes: count, sha256: Type.String() }),
  async run(work, { export_id, file }) {
    const { trx, caseId, caller, now, newId, record } = work
    const row = await trx
      .selectFrom('exports')
      .select(['id', 'party_id', 'files', 'contact_id'])
      .where('case_id', '=', caseId)
      .where('id', '=', export_id)
      .where('state', '=', 'ready')
      .forUpdate()
      .executeTakeFirst()
    const made = (row?.files as ExportedFile[] | undefined)?.find(({ name }) => name === file)
    if (row === undefined || made === undefined) throw notFound('file of an export that is ready')
    if (row.contact_id === null) await writeDown(work, row)
    const id = newId()
    const until = new Date(now.getTime() + minutes * 60_000)
    await trx
      .insertInto('export_downloads')
      .values({ id, case_id: caseId, export_id, file, account_id: caller.accountId, until })
      .execute()
    record({ what: 'export.downloaded', subject: ['export', export_id], facts: { file } })
    return {
      ...{ download_id: id, file_name: fileNameOf(export_id, file) },
      ...{ bytes: made.sealed_bytes, sha256: made.sealed_sha256 },
    }
  },
})

/** Among what the party was told and given. */
async function writeDown(
  work: Work,
  { id, party_id, files }: { id: string; party_id: string; files: unknown },
): Promise<void> {
  const lines = (files as ExportedFile[]).map(({ name, sealed_sha256 }) => `${name}.csv.age (SHA-256 ${sealed_sha256})`)
  const contact = await keepContact(work, {
    ...{ partyId: party_id, way: 'other', happenedAt: work.now, privileged: false },
    words: { given: `Register, sealed for their public keys: ${lines.join('; ')}` },
  })
  await work.trx
    .updateTable('exports')
    .set({ contact_id: contact })
    .where('case_id', '=', work.caseId)
    .where('id', '=', id)
    .execute()
}
