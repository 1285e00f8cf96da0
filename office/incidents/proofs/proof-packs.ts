import Type from 'typebox'
import {
  closed,
  count,
  defineAction,
  instant,
  namesOfPeople,
  notFound,
  ofCase,
  uuid,
  type Work,
} from '../../access/index.ts'
import { personShape } from '../deadlines/deadline-shape.ts'
import { makeProofPackJob } from './make-proof-pack-job.ts'
import { packName } from './pack-files.ts'

const asked = closed({ pack_id: uuid })
/** How long a leave to fetch lasts: lines break. */
const minutes = 10

export const makeProofPack = defineAction({
  name: 'make-proof-pack',
  summary:
    'makes a ZIP that an outsider can check offline: the entries of this case with their proofs, duties, decisions, counts; nothing of any person',
  scope: 'case',
  permission: 'export-proof',
  effect: 'write',
  whileClosed: true,
  input: closed(ofCase),
  output: asked,
  run: (work) => ask(work, false),
})

export const makeProofPackWithWords = defineAction({
  name: 'make-proof-pack-with-words',
  summary: 'the same with what people typed: title, reasons, proofs; they may name people, so a second person agrees',
  scope: 'case',
  permission: 'export-proof',
  effect: 'write',
  fourEyes: true,
  whileClosed: true,
  input: closed(ofCase),
  output: asked,
  run: (work) => ask(work, true),
})

export const listProofPacks = defineAction({
  name: 'list-proof-packs',
  summary: 'proof packs of this case, newest first, with the SHA-256 of each',
  scope: 'case',
  permission: 'export-proof',
  effect: 'read',
  input: closed(ofCase),
  output: closed({
    packs: Type.Array(
      closed({
        pack_id: uuid,
        with_words: Type.Boolean(),
        state: Type.Enum(['making', 'recorded', 'ready']),
        entries: Type.Optional(count),
        bytes: Type.Optional(count),
        sha256: Type.Optional(Type.String()),
        by: personShape,
        asked_at: instant,
        made_at: Type.Optional(instant),
      }),
    ),
  }),
  async run({ office, trx, caseId }) {
    const rows = await trx
      .selectFrom('proof_packs')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('seq', 'desc')
      .execute()
    const names = await namesOfPeople(office, trx, [...new Set(rows.map(({ asked_by }) => asked_by))])
    return {
      packs: rows.map(({ id, with_words, state, entries, bytes, sha256, asked_by, asked_at, made_at }) => ({
        ...{ pack_id: id, with_words, state, asked_at: asked_at.toISOString() },
        by: { account_id: asked_by, name: names.get(asked_by)!.name },
        ...(entries !== null && { entries }),
        ...(bytes !== null && { bytes: Number(bytes) }),
        ...(sha256 !== null && { sha256 }),
        ...(made_at !== null && { made_at: made_at.toISOString() }),
      })),
    }
  },
})

export const downloadProofPack = defineAction({
  name: 'download-proof-pack',
  summary: 'leave to fetch a proof pack, for ten minutes; it is recorded',
  scope: 'case',
  permission: 'export-proof',
  effect: 'write',
  whileClosed: true,
  input: closed({ ...ofCase, pack_id: uuid }),
  output: closed({ download_id: uuid, file_name: Type.String() }),
  async run(work, { pack_id }) {
    const { trx, caseId, caller, now } = work
    const row = await trx
      .selectFrom('proof_packs')
      .innerJoin('cases', 'cases.id', 'proof_packs.case_id')
      .select('cases.name')
      .where('case_id', '=', caseId)
      .where('proof_packs.id', '=', pack_id)
      .where('proof_packs.state', '<>', 'making')
      .executeTakeFirst()
    if (row === undefined) throw notFound('proof pack that is made')
    const id = work.newId()
    const until = new Date(now.getTime() + minutes * 60_000)
    await trx
      .insertInto('proof_downloads')
      .values({ id, case_id: caseId, pack_id, account_id: caller.accountId, until })
      .execute()
    work.record({ what: 'proof.downloaded', subject: ['proof', pack_id], facts: {} })
    return { download_id: id, file_name: packName(row.name, pack_id) }
  },
})

async function ask(work: Work, withWords: boolean): Promise<{ pack_id: string }> {
  const id = work.newId()
  const row = { id, case_id: work.caseId, with_words: withWords, asked_by: work.caller.accountId, asked_at: work.now }
  await work.trx.insertInto('proof_packs').values(row).execute()
  work.record({ what: 'proof.asked', subject: ['proof', id], facts: { words: withWords ? 'yes' : 'no' } })
  await work.enqueue(makeProofPackJob, { pack: id }, id)
  return { pack_id: id }
}
