import type { Transaction } from '../../base/store/index.ts'
import type { Caller } from './caller.ts'
import type { Office } from './office.ts'
import { startWork } from './start-work.ts'
import type { OwnWork } from './work.ts'

/** Left out again: `OwnWork` has no caller. */
const nobody: Caller = { accountId: '', sessionId: '', authenticator: '', verified: false }

/** Runs a part of a job in its case, in an open transaction, as actions run: with its keys, time and ledger entries, which name this program. */
export async function runOwnWork<T>(
  office: Office,
  trx: Transaction,
  caseId: string,
  run: (work: OwnWork) => Promise<T>,
): Promise<T> {
  const { work, entries, follow } = startWork(office, trx, nobody, new Set(), caseId)
  const { caller: _, roles: __, within: ___, ...own } = work
  const answer = await run(own)
  await follow()
  for (const [of, some] of entries) await office.recorder.write(trx, 'program', of, some)
  return answer
}
