import { notFound, type Work } from '../../access/index.ts'

/** The run whose register counts; undefined before the first one is done. */
export async function currentRun({ trx, caseId }: Pick<Work, 'trx' | 'caseId'>): Promise<string | undefined> {
  const row = await trx.selectFrom('cases').select('current_run').where('id', '=', caseId).executeTakeFirst()
  return row?.current_run ?? undefined
}

/** `asked` if it is a finished run of the case, else the current one. Throws `NOT_FOUND`. */
export async function chooseRun(work: Pick<Work, 'trx' | 'caseId'>, asked?: string): Promise<string> {
  if (asked === undefined) {
    const current = await currentRun(work)
    if (current === undefined) throw notFound('register yet: no run has ended')
    return current
  }
  const row = await work.trx
    .selectFrom('runs')
    .select('id')
    .where('case_id', '=', work.caseId)
    .where('id', '=', asked)
    .where('state', '=', 'done')
    .executeTakeFirst()
  if (row === undefined) throw notFound('register')
  return row.id
}
