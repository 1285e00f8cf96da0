import { Problem } from '../../../base/errors.ts'
import type { Transaction } from '../../../base/store/index.ts'
import { openRow } from '../../../base/vault/index.ts'
import type { Action } from '../action.ts'
import { allowedRoles } from '../allowed-roles.ts'
import type { Asked } from '../asked.ts'
import type { Caller } from '../caller.ts'
import { type Office, officeKeys } from '../office.ts'
import { notFound } from '../problems.ts'
import { recordRefusal } from '../recording/record-refusal.ts'
import { runInside } from '../run-inside.ts'

/** What is decided about a waiting action. `withdraw` is for whoever asked. */
export type Decision = 'approve' | 'decline' | 'withdraw'

const states = { approve: 'done', decline: 'declined', withdraw: 'withdrawn' } as const

/**
 * The second person decides; an approved action runs now, in the same transaction, as the one who asked. The second has the same
 * permission, is another person and used another authenticator; whoever is not is refused, and that is recorded. Answers the action's
 * output where it ran.
 * Throws NOT_FOUND, SECOND_PERSON, NOT_ALLOWED, and what the action throws (it then still waits).
 */
export async function decideApproval(
  office: Office,
  actions: ReadonlyMap<string, Action>,
  id: string,
  decision: Decision,
  caller: Caller,
): Promise<unknown> {
  const wakes: (() => void)[] = []
  let asked: Asked | undefined
  const deciding = office.store.transaction({ person: caller.accountId }, async (trx) => {
    const row = await waiting(trx, id, new Date(office.clock.now()))
    const action = actions.get(row.action)
    if (action === undefined) throw notFound('request')
    const caseId = row.case_id ?? undefined
    const input = openRow(office.keyring.caseKeys(caseId ?? officeKeys), { table: 'approvals', row: id }, row.input)
    asked = { action, input: input as Asked['input'], caller, caseId, requestId: undefined }
    const roles = await allowedRoles(office, trx, asked)
    checkSecond(row, decision, caller)
    await settle(office, trx, asked, id, decision)
    if (decision !== 'approve') return undefined
    const asker = { ...caller, accountId: row.asked_by, authenticator: row.asked_with }
    return runInside(office, trx, { ...asked, caller: asker }, roles, wakes)
  })
  const output = await deciding.catch((cause: unknown) => {
    if (asked === undefined) throw cause
    return recordRefusal(office, asked, cause)
  })
  for (const wake of [...wakes, office.recorder.wake]) wake()
  return output
}

async function waiting(trx: Transaction, id: string, now: Date) {
  const row = await trx
    .selectFrom('approvals')
    .select(['action', 'case_id', 'input', 'asked_by', 'asked_with', 'expires_at'])
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw notFound('waiting request')
  return row
}

function checkSecond(row: { asked_by: string; asked_with: string }, decision: Decision, caller: Caller): void {
  const same = row.asked_by === caller.accountId
  if (decision === 'withdraw' ? same : !same && row.asked_with !== caller.authenticator) return
  throw new Problem(
    'SECOND_PERSON',
    decision === 'withdraw'
      ? 'Only whoever asked can take this back'
      : 'This needs a second person, with an authenticator of their own',
    'Ask a colleague with the same role to decide',
  )
}

async function settle(office: Office, trx: Transaction, asked: Asked, id: string, decision: Decision): Promise<void> {
  const { caller, caseId, action } = asked
  await trx
    .updateTable('approvals')
    .set({
      state: states[decision],
      decided_by: caller.accountId,
      decided_with: caller.authenticator,
      decided_at: new Date(office.clock.now()),
    })
    .where('id', '=', id)
    .execute()
  const facts = { action: action.name, approval: office.recorder.hashOf('approval', id), outcome: states[decision] }
  await office.recorder.write(trx, { account: caller.accountId }, caseId, [{ what: 'approval.decided', facts }])
}
