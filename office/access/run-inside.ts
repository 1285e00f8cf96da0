import { Problem } from '../../base/errors.ts'
import type { Transaction } from '../../base/store/index.ts'
import type { Action } from './action.ts'
import type { Asked } from './asked.ts'
import { checkOutput } from './check-input.ts'
import type { Office } from './office.ts'
import type { Entry } from './recording/recorder.ts'
import type { Role } from './roles.ts'
import { startWork } from './start-work.ts'

/** Runs an action that was allowed, with its entries, in an open transaction. */
export async function runInside(
  office: Office,
  trx: Transaction,
  { action, input, caller, caseId }: Asked,
  roles: ReadonlySet<Role>,
  wakes: (() => void)[],
): Promise<unknown> {
  await checkOpen(trx, action, caseId)
  const started = startWork(office, trx, caller, roles, caseId)
  const output = checkOutput(action, await action.run(started.work, input))
  await started.follow()
  started.entries.get(caseId)!.push(actionEntry(action, caseId))
  for (const [of, entries] of started.entries)
    await office.recorder.write(trx, { account: caller.accountId }, of, entries)
  wakes.push(...started.wakes)
  return output
}

/** A closed case is what it was when it was closed. */
async function checkOpen(trx: Transaction, action: Action, caseId: string | undefined): Promise<void> {
  if (caseId === undefined || action.whileClosed) return
  const row = await trx.selectFrom('cases').select('state').where('id', '=', caseId).executeTakeFirst()
  if (row?.state === 'closed')
    throw new Problem('CASE_CLOSED', 'The case is closed', 'Open it again, with a reason, if there is more to do')
}

function actionEntry(action: Action, caseId: string | undefined): Entry {
  const facts = { action: action.name }
  return caseId === undefined
    ? { what: 'office.action', facts }
    : { what: 'case.action', subject: ['case', caseId], facts }
}
