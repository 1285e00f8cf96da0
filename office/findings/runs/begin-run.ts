import { Problem } from '../../../base/errors.ts'
import { version } from '../../../base/version.ts'
import { inputInvalid, type Work } from '../../access/index.ts'
import { planRun } from './plan-run.ts'
import { runSettings } from './run-settings.ts'

/** Starts a run in this transaction. Throws `INPUT_INVALID` without evidence, `RUN_BUSY` while a source or another run is at work. */
export async function beginRun({
  office,
  trx,
  caller,
  caseId,
  newId,
  enqueue,
  record,
}: Work): Promise<{ run_id: string; number: number }> {
  const { fingerprint } = await runSettings(office, trx)
  const sources = await trx
    .selectFrom('sources')
    .select(['state', 'purpose'])
    .where('case_id', '=', caseId)
    .where('state', '<>', 'removed')
    .execute()
  const evidence = sources.filter(({ purpose, state }) => purpose === 'evidence' && state !== 'failed')
  if (evidence.length === 0) throw inputInvalid('There is no evidence to read yet: attach a source first')
  if (sources.some(({ state }) => state === 'waiting'))
    throw new Problem('RUN_BUSY', 'A source is still being taken in', 'Start again when every source is ready')
  const open = await trx
    .selectFrom('runs')
    .select('number')
    .where('case_id', '=', caseId)
    .where('state', 'in', ['waiting', 'reading', 'resolving'])
    .executeTakeFirst()
  if (open !== undefined)
    throw new Problem('RUN_BUSY', `Run ${open.number} is still at work`, 'Wait for it, or stop it first')
  const last = await trx
    .selectFrom('runs')
    .select((of) => of.fn.max('number').as('number'))
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  const id = newId()
  const number = (last.number ?? 0) + 1
  await trx.insertInto('runs').values({ id, case_id: caseId, number, asked_by: caller.accountId }).execute()
  await enqueue(planRun, { run: id }, `plan:${id}`)
  const facts = { number, sources: evidence.length, settings: fingerprint, version: version.replaceAll('+', '-') }
  record({ what: 'register.run-started', subject: ['run', id], facts })
  return { run_id: id, number }
}
