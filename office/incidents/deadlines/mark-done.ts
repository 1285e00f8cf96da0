import Type from 'typebox'
import { readWhen } from '../../../engine/duties/index.ts'
import {
  closed,
  count,
  defineAction,
  inputInvalid,
  notFound,
  ofCase,
  prose,
  uuid,
  type Work,
} from '../../access/index.ts'
import { checkPast, when } from '../facts/fact-shapes.ts'
import type { Deadline } from './deadline-rows.ts'
import { holdDeadline } from './hold-deadline.ts'
import { recordOf } from './law-of.ts'
import { queueAgain } from './queue-again.ts'
import { recomputeDeadlines } from './recompute-deadlines.ts'

/** How it was done, or why that was taken back; sealed. */
export interface MarkWords {
  proof?: string
  reason?: string
}

const output = closed({ version: count })
const ofDeadline = { ...ofCase, deadline_id: uuid, version: count }

export const markDone = defineAction({
  name: 'mark-done',
  summary:
    'records that a duty, or a stage of it, was done: when, and by which proof (in words, or a contact with a party)',
  scope: 'case',
  permission: 'judge-duties',
  effect: 'write',
  input: closed({
    ...ofDeadline,
    /** When it was done; now without it. */
    happened: Type.Optional(when),
    proof: Type.Optional(prose),
    contact_id: Type.Optional(uuid),
  }),
  output,
  async run(work, { deadline_id, version, happened, proof, contact_id }) {
    if (proof === undefined && contact_id === undefined)
      throw inputInvalid('mark-done needs a proof: in words, or the contact with the party that was told')
    if (happened !== undefined) checkPast('happened', happened, work.now)
    if (contact_id !== undefined) await checkContact(work, contact_id)
    const deadline = await holdDeadline(work, deadline_id, version)
    const at = happened === undefined ? work.now : new Date(readWhen(happened, 'UTC')!.instant)
    const words: MarkWords = proof === undefined ? {} : { proof }
    const mark = await addMark(work, deadline, 'done', at, words, contact_id)
    await change(work, deadline, { done_at: at, done_by: work.caller.accountId, done_mark: mark })
    const facts = { ...codeOf(deadline), at: at.toISOString(), proof: contact_id === undefined ? 'words' : 'contact' }
    work.record({ what: 'deadline.done', subject: ['deadline', deadline.id], facts })
    recomputeDeadlines(work)
    return { version: version + 1 }
  },
})

export const undoDone = defineAction({
  name: 'undo-done',
  summary: 'takes back that a duty was done, with the reason; the earlier record stays',
  scope: 'case',
  permission: 'judge-duties',
  effect: 'write',
  input: closed({ ...ofDeadline, reason: prose }),
  output,
  async run(work, { deadline_id, version, reason }) {
    const deadline = await holdDeadline(work, deadline_id, version)
    if (deadline.doneAt === null) throw notFound('deadline that is done')
    await addMark(work, deadline, 'undone', work.now, { reason })
    await change(work, deadline, { done_at: null, done_by: null, done_mark: null })
    work.record({ what: 'deadline.undone', subject: ['deadline', deadline.id], facts: codeOf(deadline) })
    await queueAgain(work, deadline)
    recomputeDeadlines(work)
    return { version: version + 1 }
  },
})

/** The duty, and which of its stages as the law lists them; 0: the duty itself. */
function codeOf({ duty, stage }: Deadline): { duty: string; stage: number } {
  const stages = recordOf(duty)?.stages ?? []
  return { duty, stage: stage === '' ? 0 : stages.findIndex(({ name }) => name === stage) + 1 }
}

async function checkContact({ trx, caseId }: Work, id: string): Promise<void> {
  const row = await trx
    .selectFrom('contacts')
    .select('id')
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('contact')
}

async function addMark(
  work: Work,
  { id: deadline_id }: Deadline,
  how: 'done' | 'undone',
  happened_at: Date,
  words: MarkWords,
  contact_id: string | null = null,
): Promise<string> {
  const id = work.newId()
  const sealed = work.seal({ table: 'deadline_marks', row: id }, words)
  const by = { made_by: work.caller.accountId, made_at: work.now }
  await work.trx
    .insertInto('deadline_marks')
    .values({ id, case_id: work.caseId, deadline_id, how, happened_at, contact_id, words: sealed, ...by })
    .execute()
  return id
}

async function change(
  { trx, caseId }: Work,
  { id, version }: Deadline,
  done: { done_at: Date | null; done_by: string | null; done_mark: string | null },
): Promise<void> {
  await trx
    .updateTable('deadlines')
    .set({ ...done, version: version + 1 })
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .execute()
}
