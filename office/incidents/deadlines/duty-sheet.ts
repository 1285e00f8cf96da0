import type { OwnWork } from '../../access/index.ts'
import type { Basis } from './find-causes.ts'
import type { NotInForce, OpenQuestion } from './outlook.ts'

/** What the deadlines of a case were last counted from, and what is open. */
export interface DutySheet {
  /** undefined while nobody said who the provider is. */
  basis: Basis | undefined
  providerVersion: number
  /** The code of what keeps the deadlines from being counted. */
  problem: string | null
  questions: OpenQuestion[]
  notInForce: NotInForce[]
  countedAt: Date
}

/** undefined before the deadlines were ever counted. */
export async function readSheet(work: OwnWork): Promise<DutySheet | undefined> {
  const row = await work.trx.selectFrom('duty_sheets').selectAll().where('case_id', '=', work.caseId).executeTakeFirst()
  if (row === undefined) return undefined
  const { words, provider_version, problem, asks, not_in_force, counted_at } = row
  return {
    basis: words === null ? undefined : work.open<Basis>({ table: 'duty_sheets', row: work.caseId }, words),
    providerVersion: provider_version,
    problem,
    questions: asks as OpenQuestion[],
    notInForce: not_in_force as NotInForce[],
    countedAt: counted_at,
  }
}

export async function writeSheet(work: OwnWork, sheet: DutySheet): Promise<void> {
  const { basis, providerVersion, problem, questions, notInForce, countedAt } = sheet
  const row = {
    words: basis === undefined ? null : work.seal({ table: 'duty_sheets', row: work.caseId }, basis),
    provider_version: providerVersion,
    problem,
    asks: JSON.stringify(questions),
    not_in_force: JSON.stringify(notInForce),
    counted_at: countedAt,
  }
  await work.trx
    .insertInto('duty_sheets')
    .values({ case_id: work.caseId, ...row })
    .onConflict((on) => on.column('case_id').doUpdateSet(row))
    .execute()
}
