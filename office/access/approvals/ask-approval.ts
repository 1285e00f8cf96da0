import type { Transaction } from '../../../base/store/index.ts'
import { sealRow } from '../../../base/vault/index.ts'
import type { Asked } from '../asked.ts'
import { membersWith, peopleWith, tellPeople } from '../messages/tell-people.ts'
import { type Office, officeKeys } from '../office.ts'
import { rolesFor } from '../permissions.ts'

const hoursToDecide = 72

/** Keeps an action for a second person. Answers the id of what now waits. */
export async function askApproval(office: Office, trx: Transaction, asked: Asked): Promise<string> {
  const { action, input, caller, caseId } = asked
  const id = office.ids.next()
  const expires_at = new Date(office.clock.now() + hoursToDecide * 3_600_000)
  const sealed = sealRow(office.keyring.caseKeys(caseId ?? officeKeys), { table: 'approvals', row: id }, input)
  await trx
    .insertInto('approvals')
    .values({
      id,
      case_id: caseId ?? null,
      action: action.name,
      permission: action.permission,
      input: sealed,
      asked_by: caller.accountId,
      asked_with: caller.authenticator,
      expires_at,
    })
    .execute()
  const facts = { action: action.name, approval: office.recorder.hashOf('approval', id) }
  await office.recorder.write(trx, { account: caller.accountId }, caseId, [{ what: 'approval.asked', facts }])
  await tellSeconds(office, trx, asked, id, expires_at)
  return id
}

/** Those who may decide: all with the same permission but the one who asks. */
async function tellSeconds(office: Office, trx: Transaction, asked: Asked, id: string, until: Date): Promise<void> {
  const { action, caller, caseId } = asked
  const now = new Date(office.clock.now())
  const roles = rolesFor(action.scope, action.permission)
  const may = caseId === undefined ? await peopleWith(trx, roles, now) : await membersWith(trx, caseId, roles, now)
  const seconds = may.filter((person) => person !== caller.accountId)
  const due = until.toISOString()
  await tellPeople(office, trx, seconds, { kind: 'approval-asked', caseId, about: id, what: action.name, due })
}
