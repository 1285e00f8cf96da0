import { type Caller, notFound, type Office } from '../../access/index.ts'
import { packName, packPath, vaultOf } from './pack-files.ts'
import { sealPackNow } from './seal-pack.ts'

/** A proof pack on its way out. Close it, also when it was not read to its end. */
export interface OpenedProofPack {
  fileName: string
  bytes: number
  pieces(): AsyncGenerator<Uint8Array>
  close(): Promise<void>
}

/**
 * The pack that `download-proof-pack` gave this caller leave to fetch, as often as needed until the ten minutes are over. One that is recorded and not
 * closed yet is closed first. Throws `NOT_FOUND` for anybody else, and afterwards.
 */
export async function openProofPack(
  office: Office,
  caller: Caller,
  caseId: string,
  downloadId: string,
): Promise<OpenedProofPack> {
  const row = await office.store.read({ person: caller.accountId }, (trx) =>
    trx
      .selectFrom('proof_downloads')
      .innerJoin('cases', 'cases.id', 'proof_downloads.case_id')
      .select(['pack_id', 'name'])
      .where('case_id', '=', caseId)
      .where('proof_downloads.id', '=', downloadId)
      .where('account_id', '=', caller.accountId)
      .where('until', '>', new Date(office.clock.now()))
      .executeTakeFirst(),
  )
  if (row === undefined) throw notFound('download')
  await sealPackNow(office, caseId, row.pack_id)
  const object = await vaultOf(office, caseId).open(packPath(row.pack_id))
  if (object === undefined) throw notFound('proof pack')
  return {
    fileName: packName(row.name, row.pack_id),
    bytes: object.bytes,
    pieces: () => object.pieces(),
    close: () => object.close(),
  }
}
