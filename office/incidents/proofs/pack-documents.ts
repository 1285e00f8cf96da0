import { createHash } from 'node:crypto'
import type { OwnWork } from '../../access/index.ts'
import { readIncident } from '../case/incident.ts'
import { deadlineRows } from '../deadlines/deadline-rows.ts'
import { lawOf } from '../deadlines/law-of.ts'
import type { MarkWords } from '../deadlines/mark-done.ts'
import type { DecisionWords } from '../decisions/decision.ts'
import { runsSoFar, scopeNow } from '../endings/scope-now.ts'
import { writeReadme } from './write-readme.ts'

/** Files of a proof pack by name. */
export type Documents = Map<string, string>

/**
 * What a proof pack says beside the ledger: duties and what was done when, decisions, counts, hashes of the results. Of people nothing but counts; with
 * `words` also what was typed (title, reasons, proofs), but never what is privileged.
 */
export async function packDocuments(work: OwnWork, withWords: boolean): Promise<Documents> {
  const documents: Documents = new Map()
  const put = (name: string, value: unknown) => documents.set(name, `${JSON.stringify(value, null, 2)}\n`)
  put('case.json', await caseDocument(work, withWords))
  put('duties.json', await dutiesDocument(work, withWords))
  put('decisions.json', await decisionsDocument(work, withWords))
  put('register.json', { now: (await scopeNow(work)) ?? null, runs: await runsSoFar(work) })
  put('results.json', await resultHashes(work))
  documents.set('README.txt', writeReadme(withWords))
  return documents
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

async function caseDocument(work: OwnWork, withWords: boolean) {
  const { trx, caseId } = work
  const { title, known, vectors, openedAt } = await readIncident(work)
  const { name, state } = await trx
    .selectFrom('cases')
    .select(['name', 'state'])
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  const endings = await trx
    .selectFrom('closings')
    .select(['how', 'made_at'])
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
  return {
    ...{ format: 1, code: name, state, vectors, opened_at: openedAt.toISOString() },
    endings: endings.map(({ how, made_at }) => ({ how, at: made_at.toISOString() })),
    ...(withWords && { title, known }),
  }
}

async function dutiesDocument(work: OwnWork, withWords: boolean) {
  const marks = new Map(
    (await work.trx.selectFrom('deadline_marks').selectAll().where('case_id', '=', work.caseId).execute()).map(
      (row) => [row.id, row],
    ),
  )
  return (await deadlineRows(work)).map(({ doneMark, doneAt, duty, stage, ...row }) => {
    const law = lawOf(duty)
    const mark = doneMark === null ? undefined : marks.get(doneMark)!
    const words = mark && work.open<MarkWords>({ table: 'deadline_marks', row: mark.id }, mark.words)
    return {
      ...{ duty, stage: stage === '' ? null : stage, jurisdiction: row.jurisdiction, law: law?.law ?? null },
      ...{ section: law?.section ?? null, citation: law?.citation ?? null, recipient: law?.recipient.name ?? null },
      ...{ binding: row.binding, status: row.status, due: row.due, unheld: row.unheld, because: row.because },
      satisfied_by: row.satisfied_by,
      done:
        doneAt === null
          ? null
          : {
              at: doneAt.toISOString(),
              proof: mark!.contact_id === null ? 'words' : 'contact',
              ...(withWords && words?.proof !== undefined && { words: words.proof }),
            },
    }
  })
}

async function decisionsDocument(work: OwnWork, withWords: boolean) {
  const rows = await work.trx
    .selectFrom('decisions')
    .selectAll()
    .where('case_id', '=', work.caseId)
    .where('privileged', '=', false)
    .orderBy('seq')
    .execute()
  const replaced = new Set(rows.map(({ replaces }) => replaces))
  return rows.map(({ id, kind, outcome, place, about, made_at, made_by, reason }) => ({
    ...{ kind, outcome, place, about, at: made_at.toISOString(), counts: !replaced.has(id) },
    /** As the ledger names whoever decided. */
    by: work.office.recorder.refer('person', made_by),
    entry_subject: work.office.recorder.refer('decision', id),
    ...(withWords && work.open<DecisionWords>({ table: 'decisions', row: id }, reason!)),
  }))
}

/** SHA-256 of the results of every run, as the ledger has them: whoever holds a result file can compare. */
async function resultHashes({ trx, caseId }: OwnWork) {
  const rows = await trx
    .selectFrom('ledger_entries')
    .select('facts')
    .where('case_id', '=', caseId)
    .where('what', '=', 'register.run-ended')
    .orderBy('id')
    .execute()
  return rows.map(({ facts }) => {
    const { number, state, results } = facts as { number: number; state: string; results: Record<string, string> }
    return { run: number, state, sha256: results }
  })
}
