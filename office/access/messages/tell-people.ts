import type { Transaction } from '../../../base/store/index.ts'
import type { Office } from '../office.ts'
import type { Role } from '../roles.ts'

/** What a message is of: its words are the screen's, so nothing personal is in it. */
export interface Message {
  kind: string
  caseId?: string | undefined
  /** The task, approval, deadline or concern that it speaks of. */
  about?: string | undefined
}

/** Leaves a message for these people; mail and other ways follow from the table (`mailed_at`). */
export async function tellPeople(
  office: Office,
  trx: Transaction,
  accountIds: readonly string[],
  { kind, caseId, about }: Message,
): Promise<void> {
  const rows = [...new Set(accountIds)].map((account_id) => ({
    id: office.ids.next(),
    account_id,
    kind,
    case_id: caseId ?? null,
    about: about ?? null,
  }))
  if (rows.length > 0) await trx.insertInto('messages').values(rows).execute()
}

/** Members of a case who hold one of these roles there now. */
export async function membersWith(
  trx: Transaction,
  caseId: string,
  roles: readonly Role[],
  now: Date,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('memberships')
    .select('person_id')
    .where('case_id', '=', caseId)
    .where('role', 'in', roles)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', now)]))
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** People who hold one of these roles at the provider now. */
export async function peopleWith(trx: Transaction, roles: readonly Role[], now: Date): Promise<string[]> {
  const rows = await trx
    .selectFrom('grants')
    .innerJoin('accounts', 'accounts.id', 'grants.account_id')
    .select('account_id')
    .where('accounts.state', '=', 'active')
    .where('role', 'in', roles)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', now)]))
    .execute()
  return rows.map(({ account_id }) => account_id)
}
