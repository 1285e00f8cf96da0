import { Problem } from '../../../base/errors.ts'
import type { Asked } from '../asked.ts'
import type { Office } from '../office.ts'
import type { Entry } from './recorder.ts'

const refusals: ReadonlySet<string> = new Set(['NOT_ALLOWED', 'NOT_VERIFIED', 'SECOND_PERSON'])

/** Records a refusal in a transaction of its own (the action's is gone), then passes it on, as any other cause. */
export async function recordRefusal(
  office: Office,
  { action, caller, caseId }: Pick<Asked, 'caller' | 'caseId'> & { action: { name: string } },
  cause: unknown,
): Promise<never> {
  if (!(cause instanceof Problem) || !refusals.has(cause.code)) throw cause
  const facts = { action: action.name, why: cause.code.toLowerCase().replaceAll('_', '-') }
  const entry: Entry =
    caseId === undefined
      ? { what: 'office.refused', facts }
      : { what: 'case.refused', subject: ['case', caseId], facts }
  // Of no case in the database: whoever is refused may not write a row of that case.
  await office.store.transaction({ person: caller.accountId }, (trx) =>
    office.recorder.write(trx, { account: caller.accountId }, undefined, [entry]),
  )
  office.recorder.wake()
  throw cause
}
