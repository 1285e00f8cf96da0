import Type from 'typebox'
import { sealExport } from '../../../base/vault/index.ts'
import { closed, defineAction, inputInvalid, ofCase, prose, uuid } from '../../access/index.ts'
import { findParty } from '../../incidents/index.ts'
import { chooseRun } from '../register/current-run.ts'
import { type ExportWords, exportFiles, placeOfExport } from './export-words.ts'
import { makeExport } from './make-export.ts'

export const exportRegister = defineAction({
  name: 'export-register',
  summary:
    'makes CSV files of the register for a party of the case, sealed for its public keys (age); purpose and party are kept, a second person agrees',
  scope: 'case',
  permission: 'export-register',
  effect: 'write',
  fourEyes: true,
  input: closed({
    ...ofCase,
    party_id: uuid,
    purpose: prose,
    /** Public keys of age (`age1...`). */
    recipients: Type.Array(Type.String({ maxLength: 4100 }), { minItems: 1, maxItems: 20 }),
    files: Type.Array(Type.Enum([...exportFiles]), { minItems: 1, maxItems: exportFiles.length, uniqueItems: true }),
    run_id: Type.Optional(uuid),
  }),
  output: closed({ export_id: uuid }),
  async run(work, { party_id, purpose, recipients, files, run_id }) {
    const { trx, caseId, caller, newId, seal, record, enqueue } = work
    const run = await chooseRun(work, run_id)
    await findParty(work, party_id)
    // Before anything is kept: what is no public key is refused here, not in a job that nobody watches.
    await sealExport([], { recipients })
    if (new Set(recipients).size !== recipients.length) throw inputInvalid('A public key is there twice')
    const id = newId()
    const words: ExportWords = { purpose, recipients }
    const row = { id, case_id: caseId, run_id: run, party_id, recipients: recipients.length }
    await trx
      .insertInto('exports')
      .values({ ...row, words: seal(placeOfExport(id), words), asked_by: caller.accountId })
      .execute()
    await enqueue(makeExport, { export: id, files }, `export:${id}`)
    const facts = { recipients: recipients.length, files: Object.fromEntries(files.map((file) => [file, 1])) }
    record({ what: 'export.approved', subject: ['export', id], facts })
    return { export_id: id }
  },
})
