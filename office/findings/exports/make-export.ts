import type { Transaction } from '../../../base/store/index.ts'
import { type CaseVault, openRow, type Sum, sealExport } from '../../../base/vault/index.ts'
import { defineOfficeJob } from '../../access/index.ts'
import { resultPath } from '../runs/result-of.ts'
import { vaultOf } from '../vault-of.ts'
import { type ExportedFile, type ExportFile, type ExportWords, exportPath, placeOfExport } from './export-words.ts'

/**
 * Seals results of a run for the recipients, file by file, in constant memory. Cells that a spreadsheet would run as formulas were made harmless when
 * the run wrote them (base/files). Done again after a crash, the files are other bytes of the same content.
 */
export const makeExport = defineOfficeJob<{ export: string; files: ExportFile[] }>({
  name: 'make-export',
  leaseSeconds: 300,
  load:
    async () =>
    async (office, { export: id, files }, { caseId, signal }) => {
      const row = await office.store.read({ case: caseId! }, (trx) =>
        trx
          .selectFrom('exports')
          .select(['run_id', 'words'])
          .where('case_id', '=', caseId!)
          .where('id', '=', id)
          .executeTakeFirstOrThrow(),
      )
      const { recipients } = openRow(office.keyring.caseKeys(caseId!), placeOfExport(id), row.words) as ExportWords
      const vault = vaultOf(office, caseId!)
      const made: ExportedFile[] = []
      for (const name of files) {
        signal.throwIfAborted()
        const { content, sealed } = await sealOne(vault, resultPath(row.run_id, name), exportPath(id, name), recipients)
        made.push({
          ...{ name, content_sha256: content.sha256, content_bytes: content.bytes },
          ...{ sealed_sha256: sealed.sha256, sealed_bytes: sealed.bytes },
        })
      }
      return async (trx: Transaction) => {
        await trx
          .updateTable('exports')
          .set({ state: 'ready', files: JSON.stringify(made), made_at: new Date(office.clock.now()) })
          .where('case_id', '=', caseId!)
          .where('id', '=', id)
          .execute()
        const hashes = (of: 'content_sha256' | 'sealed_sha256') =>
          Object.fromEntries(made.map((file) => [file.name, file[of]]))
        const facts = { content: hashes('content_sha256'), sealed: hashes('sealed_sha256') }
        await office.recorder.write(trx, 'program', caseId!, [{ what: 'export.made', subject: ['export', id], facts }])
        return 'ready'
      }
    },
})

async function sealOne(
  vault: CaseVault,
  from: string,
  to: string,
  recipients: readonly string[],
): Promise<{ content: Sum; sealed: Sum }> {
  const object = await vault.open(from)
  if (object === undefined) throw new Error('a result of the run is missing')
  try {
    const { pieces, sums } = await sealExport(object.pieces(), { recipients })
    await vault.write(to, pieces)
    return sums()
  } finally {
    await object.close()
  }
}
