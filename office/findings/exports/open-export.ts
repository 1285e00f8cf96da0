import { type Caller, notFound, type Office } from '../../access/index.ts'
import { vaultOf } from '../vault-of.ts'
import { exportPath, fileNameOf } from './export-words.ts'

/** A file of an export on its way out: an age file. Close it, also when it was not read to its end. */
export interface OpenedExport {
  fileName: string
  bytes: number
  pieces(): AsyncGenerator<Uint8Array>
  close(): Promise<void>
}

/**
 * The file that `download-export` gave this caller leave to fetch; as often as needed until the ten minutes are over, for lines break. Throws
 * `NOT_FOUND` for anybody else, and afterwards.
 */
export async function openExport(
  office: Office,
  caller: Caller,
  caseId: string,
  downloadId: string,
): Promise<OpenedExport> {
  const row = await office.store.read({ person: caller.accountId }, (trx) =>
    trx
      .selectFrom('export_downloads')
      .select(['export_id', 'file'])
      .where('case_id', '=', caseId)
      .where('id', '=', downloadId)
      .where('account_id', '=', caller.accountId)
      .where('until', '>', new Date(office.clock.now()))
      .executeTakeFirst(),
  )
  if (row === undefined) throw notFound('download')
  const object = await vaultOf(office, caseId).open(exportPath(row.export_id, row.file))
  if (object === undefined) throw notFound('file of an export')
  return {
    fileName: fileNameOf(row.export_id, row.file),
    bytes: object.bytes,
    pieces: () => object.pieces(),
    close: () => object.close(),
  }
}
