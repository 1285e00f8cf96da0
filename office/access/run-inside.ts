import type { Transaction } from '../../base/store/index.ts'
import type { Action } from './action.ts'
import type { Asked } from './asked.ts'
import { checkOutput } from './check-input.ts'
import { checkOpen } from './check-open.ts'
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
  if (caseId !== undefined && !action.whileClosed) await checkOpen(trx, caseId)
  const started = startWork(office, trx, caller, roles, caseId)
  const output = checkOutput(action, await action.run(started.work, input))
  await started.follow()
  started.entries.get(caseId)!.push(actionEntry(action, caseId))
  for (const [of, entries] of started.entries)
    await office.recorder.write(trx, { account: caller.accountId }, of, entries)
  wakes.push(...started.wakes)
  return output
}

function actionEntry(action: Action, caseId: string | undefined): Entry {
  const facts = { action: action.name }
  return caseId === undefined
    ? { what: 'office.action', facts }
    : { what: 'case.action', subject: ['case', caseId], facts }
}
