import type { Transaction } from '../../../base/store/index.ts'
import type { Office } from '../office.ts'
import type { Role } from '../roles.ts'
import type { Announcement } from './announcement.ts'
import { mailAlarm, mailMessages, postAlarm } from './carry-jobs.ts'
import { type MessageKindName, messageKinds } from './kinds.ts'

/** What a message is of: its words are the screen's, so nothing personal is in it. */
export interface Message {
  kind: MessageKindName
  caseId?: string | undefined
  /** The task, approval, deadline or concern that it speaks of. */
  about?: string | undefined
  /** Which one that is, in words of the data (a duty, a step of a playbook): never what somebody typed. */
  what?: string | undefined
  /** ISO 8601 with offset. */
  due?: string | undefined
}

/**
 * Leaves a message for these people, and queues, in the same transaction, what carries it out of the building: a mail to each, and for alarms one to
 * those on duty and a webhook.
 */
export async function tellPeople(
  office: Office,
  trx: Transaction,
  accountIds: readonly string[],
  message: Message,
): Promise<void> {
  const { kind, caseId, about, what, due } = message
  const rows = [...new Set(accountIds)].map((account_id) => ({
    ...{ id: office.ids.next(), account_id, kind },
    ...{ case_id: caseId ?? null, about: about ?? null, what: what ?? null, due: due ?? null },
  }))
  if (rows.length > 0) await trx.insertInto('messages').values(rows).execute()
  await carry(
    office,
    trx,
    rows.map(({ id }) => id),
    message,
  )
}

async function carry(office: Office, trx: Transaction, messages: string[], message: Message): Promise<void> {
  const { mail, webhook } = office.waysOut ?? {}
  const { kind, caseId, about, what, due } = message
  const place = { transaction: trx, ...(caseId !== undefined && { caseId }) }
  if (mail !== undefined && messages.length > 0) await office.jobs.add(mailMessages, { messages }, place)
  if (!messageKinds[kind].alarm) return
  const announcement: Announcement = {
    ...{ id: office.ids.next(), kind, at: new Date(office.clock.now()).toISOString() },
    ...{ about: about ?? null, what: what ?? null, due: due ?? null },
  }
  for (const to of (mail?.duty ?? []).keys()) await office.jobs.add(mailAlarm, { ...announcement, to }, place)
  if (webhook !== undefined) await office.jobs.add(postAlarm, announcement, place)
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
