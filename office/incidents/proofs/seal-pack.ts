import { createHash } from 'node:crypto'
import { zipPieces } from '../../../base/files/index.ts'
import { encodeSliceLine, hashOfEntries, type Slice, sliceFolder, sliceNames } from '../../../base/ledger/index.ts'
import type { Office, OfficeHandler, OfficeLog } from '../../access/index.ts'
import { hashOf } from './pack-documents.ts'
import { documentsPath, packPath, vaultOf } from './pack-files.ts'

export const sealPack: OfficeHandler<{ pack: string }> = async (office, { pack }, { caseId }) => {
  await sealPackNow(office, caseId!, pack)
  return async () => 'ready'
}

/** In this process: whoever asks while it is being closed waits for the same. */
const underWay = new Map<string, Promise<void>>()

/**
 * Closes a pack whose files are recorded: waits until the log has the entry that names them, adds the one that counts the entries of the case up to
 * there, and puts files, entries and proofs into one ZIP in the case's vault. Nothing where it is ready. Throws where this process keeps no log.
 */
export function sealPackNow(office: Office, caseId: string, pack: string): Promise<void> {
  const waiting = underWay.get(pack)
  if (waiting !== undefined) return waiting
  const sealing = seal(office, caseId, pack).finally(() => underWay.delete(pack))
  underWay.set(pack, sealing)
  return sealing
}

async function seal(office: Office, caseId: string, pack: string): Promise<void> {
  const { log } = office
  if (log === undefined) throw new Error('another process keeps the log')
  const { state } = await office.store.read({ case: caseId }, (trx) =>
    trx
      .selectFrom('proof_packs')
      .select('state')
      .where('case_id', '=', caseId)
      .where('id', '=', pack)
      .executeTakeFirstOrThrow(),
  )
  if (state === 'ready') return
  const made = await entryOf(office, log, caseId, 'proof.made', pack)
  const seqs = await entriesUpTo(office, caseId, made.seq)
  await addSealed(office, caseId, pack, log.slice(seqs))
  const sealed = await entryOf(office, log, caseId, 'proof.sealed', pack)
  const files = made.facts['files'] as Record<string, string>
  const documents = await openDocuments(office, caseId, pack, files)
  await keepPack(office, caseId, pack, [...documents, ...sliceFiles(log, [...seqs, sealed.seq])], seqs.length + 1)
}

interface Numbered {
  seq: number
  facts: Record<string, unknown>
}

/** The newest entry of a kind about this pack, once the log has it. */
async function entryOf(office: Office, log: OfficeLog, caseId: string, what: string, pack: string): Promise<Numbered> {
  await log.catchUp()
  const row = await office.store.read({ case: caseId }, (trx) =>
    trx
      .selectFrom('ledger_entries')
      .select(['seq', 'facts'])
      .where('case_id', '=', caseId)
      .where('what', '=', what)
      .where('subject', '=', office.recorder.refer('proof', pack))
      .where('seq', 'is not', null)
      .orderBy('seq', 'desc')
      .executeTakeFirst(),
  )
  if (row === undefined) throw new Error(`the log has no entry ${what} of this pack yet`)
  return { seq: Number(row.seq), facts: row.facts as Record<string, unknown> }
}

async function entriesUpTo(office: Office, caseId: string, last: number): Promise<number[]> {
  const rows = await office.store.read({ case: caseId }, (trx) =>
    trx
      .selectFrom('ledger_entries')
      .select('seq')
      .where('case_id', '=', caseId)
      .where('seq', '<=', String(last))
      .orderBy('seq')
      .execute(),
  )
  return rows.map(({ seq }) => Number(seq))
}

async function addSealed(office: Office, caseId: string, pack: string, { entries }: Slice): Promise<void> {
  const facts = { entries: entries.length, sha256: hashOfEntries(entries.map(({ bytes }) => bytes)) }
  await office.store.transaction({ case: caseId }, (trx) =>
    office.recorder.write(trx, 'program', caseId, [{ what: 'proof.sealed', subject: ['proof', pack], facts }]),
  )
}

/** The files as they were recorded; others are never packed. */
async function openDocuments(
  office: Office,
  caseId: string,
  pack: string,
  files: Readonly<Record<string, string>>,
): Promise<[string, Buffer][]> {
  const object = await vaultOf(office, caseId).open(documentsPath(pack, files))
  if (object === undefined) throw new Error('the files of the pack are not in the vault')
  try {
    const pieces: Uint8Array[] = []
    for await (const piece of object.pieces()) pieces.push(piece)
    const documents = JSON.parse(Buffer.concat(pieces).toString()) as [string, string][]
    for (const [name, text] of documents)
      if (hashOf(text) !== files[name]) throw new Error(`${name} is not the file that was recorded`)
    return documents.map(([name, text]) => [name, Buffer.from(text)])
  } finally {
    await object.close()
  }
}

function sliceFiles(log: OfficeLog, seqs: readonly number[]): [string, Buffer][] {
  const { checkpoint, entries } = log.slice(seqs)
  return [
    [sliceFolder + sliceNames.vkey, Buffer.from(`${log.vkey}\n`)],
    [sliceFolder + sliceNames.checkpoint, Buffer.from(checkpoint)],
    [sliceFolder + sliceNames.entries, Buffer.from(entries.map((entry) => `${encodeSliceLine(entry)}\n`).join(''))],
  ]
}

async function keepPack(
  office: Office,
  caseId: string,
  pack: string,
  files: readonly [string, Buffer][],
  entries: number,
): Promise<void> {
  const hash = createHash('sha256')
  let bytes = 0
  const counted = (async function* () {
    for await (const piece of zipPieces(files)) {
      hash.update(piece)
      bytes += piece.length
      yield piece
    }
  })()
  await vaultOf(office, caseId).write(packPath(pack), counted)
  const made_at = new Date(office.clock.now())
  const content = { entries, bytes: String(bytes), sha256: hash.digest('hex'), made_at }
  await office.store.transaction({ case: caseId }, (trx) =>
    trx
      .updateTable('proof_packs')
      .set({ state: 'ready', ...content })
      .where('case_id', '=', caseId)
      .where('id', '=', pack)
      .execute(),
  )
}
