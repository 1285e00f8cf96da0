import { type OfficeHandler, runOwnWork } from '../../access/index.ts'
import { hashOf, packDocuments } from './pack-documents.ts'
import { documentsPath, vaultOf } from './pack-files.ts'
import { sealProofPackJob } from './seal-proof-pack-job.ts'

/** Reads one moment of the case, seals the files of the pack, and writes their hashes into the ledger. */
export const makePack: OfficeHandler<{ pack: string }> = async (office, { pack }, { caseId }) => {
  const documents = await office.store.transaction({ case: caseId! }, (trx) =>
    runOwnWork(office, trx, caseId!, async (work) => {
      const row = await trx
        .selectFrom('proof_packs')
        .select('with_words')
        .where('case_id', '=', caseId!)
        .where('id', '=', pack)
        .executeTakeFirstOrThrow()
      return packDocuments(work, row.with_words)
    }),
  )
  const files = Object.fromEntries([...documents].map(([name, text]) => [name, hashOf(text)]))
  await vaultOf(office, caseId!).write(documentsPath(pack, files), [Buffer.from(JSON.stringify([...documents]))])
  return async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('proof_packs')
      .set({ state: 'recorded' })
      .where('case_id', '=', caseId!)
      .where('id', '=', pack)
      .where('state', '=', 'making')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return 'recorded before'
    await office.recorder.write(trx, 'program', caseId!, [
      { what: 'proof.made', subject: ['proof', pack], facts: { files } },
    ])
    await office.jobs.add(sealProofPackJob, { pack }, { transaction: trx, caseId: caseId!, key: pack })
    return 'recorded'
  }
}
