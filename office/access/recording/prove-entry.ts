import Type from 'typebox'
import { Problem } from '../../../base/errors.ts'
import { encodeEntryProof } from '../../../base/ledger/index.ts'
import type { Transaction } from '../../../base/store/index.ts'
import { defineAction } from '../action.ts'
import type { Office } from '../office.ts'
import { notFound } from '../problems.ts'
import { closed, count, ofCase } from '../shapes.ts'

const one = { id: Type.Integer({ minimum: 1 }) }
const proof = closed({
  /** Place in the Merkle log. */
  seq: count,
  /** A text file for `./cordon verify`: the entry with the hashes that lead to the signed checkpoint. */
  file: Type.String(),
})

async function proveEntry({ log }: Office, trx: Transaction, caseId: string | null, id: number) {
  const row = await trx
    .selectFrom('ledger_entries')
    .select('seq')
    .where('case_id', caseId === null ? 'is' : '=', caseId)
    .where('id', '=', String(id))
    .executeTakeFirst()
  if (row === undefined) throw notFound('entry')
  if (log === undefined)
    throw new Problem('LEDGER_MISSING', 'The log is not on this machine', 'Ask the server that keeps the ledger')
  // It takes a second to get there.
  if (row.seq === null) throw notFound('entry in the log')
  const seq = Number(row.seq)
  const { checkpoint, entries } = log.slice([seq])
  return { seq, file: encodeEntryProof(log.vkey, checkpoint, entries[0]!) }
}

export const proveLedgerEntry = defineAction({
  name: 'prove-entry',
  summary: 'the proof of one entry that is of no case, as a file that ./cordon verify checks offline',
  scope: 'provider',
  permission: 'see-ledger',
  effect: 'read',
  input: closed(one),
  output: proof,
  run: ({ office, trx }, { id }) => proveEntry(office, trx, null, id),
})

export const proveCaseEntry = defineAction({
  name: 'prove-case-entry',
  summary: 'the proof of one entry about this case, as a file that ./cordon verify checks offline',
  scope: 'case',
  permission: 'see-case-ledger',
  effect: 'read',
  input: closed({ ...ofCase, ...one }),
  output: proof,
  run: ({ office, trx, caseId }, { id }) => proveEntry(office, trx, caseId, id),
})
