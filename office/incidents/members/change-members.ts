import Type from 'typebox'
import {
  closed,
  defineAction,
  done,
  guestRoles,
  inputInvalid,
  instant,
  notAllowed,
  notFound,
  ofCase,
  type Role,
  tellPeople,
  uuid,
  type Work,
} from '../../access/index.ts'
import { giveBackTasks } from './give-back-tasks.ts'
import { membersOf } from './members-of.ts'

const caseRoles = [
  'privacy-officer',
  'incident-manager',
  'security',
  'reviewer',
  'call-desk',
  'counsel',
  'guest-firm',
  'auditor',
] as const satisfies readonly Role[]

/** People from outside come for so long at most; then somebody decides again. */
const mostGuestDays = 366

export const addMember = defineAction({
  name: 'add-member',
  summary: 'lets somebody into this case in a role, or changes their role; people from outside only until a day',
  scope: 'case',
  permission: 'manage-members',
  effect: 'write',
  whileClosed: true,
  input: closed({ ...ofCase, account_id: uuid, role: Type.Enum([...caseRoles]), until: Type.Optional(instant) }),
  output: done,
  async run(work, { case_id, account_id, role, until }) {
    const { office, trx, now } = work
    await checkAccount(work, account_id)
    const end = until === undefined ? null : new Date(until)
    checkEnd(role, end, now)
    const before = (await membersOf(work)).find((one) => one.accountId === account_id && !one.glass)
    if (before?.now) checkMayChange(work, account_id, before.role, 'add-member')
    // Their right to be here begins anew; what was before is in the ledger.
    await trx.deleteFrom('memberships').where('case_id', '=', case_id).where('person_id', '=', account_id).execute()
    await trx
      .insertInto('memberships')
      .values({ case_id, person_id: account_id, role, since: now, until: end })
      .execute()
    work.record({ what: 'member.added', subject: ['person', account_id], facts: { role } })
    if (!before?.now) await tellPeople(office, trx, [account_id], { kind: 'case-joined', caseId: case_id })
    return { done: true }
  },
})

export const endMembership = defineAction({
  name: 'end-membership',
  summary: 'takes somebody out of this case at once; their open tasks are nobody’s again',
  scope: 'case',
  permission: 'manage-members',
  effect: 'write',
  whileClosed: true,
  input: closed({ ...ofCase, account_id: uuid }),
  output: done,
  async run(work, { case_id, account_id }) {
    const before = (await membersOf(work)).find((one) => one.accountId === account_id && one.now && !one.glass)
    if (before === undefined) throw notFound('member')
    checkMayChange(work, account_id, before.role, 'end-membership')
    await work.trx
      .updateTable('memberships')
      .set({ until: work.now })
      .where('case_id', '=', case_id)
      .where('person_id', '=', account_id)
      .execute()
    work.record({ what: 'member.ended', subject: ['person', account_id], facts: { role: before.role } })
    await giveBackTasks(work, account_id)
    return { done: true }
  },
})

async function checkAccount({ trx }: Work, id: string): Promise<void> {
  const account = await trx.selectFrom('accounts').select('state').where('id', '=', id).executeTakeFirst()
  if (account?.state !== 'active') throw inputInvalid('There is no such person, or they have left')
}

function checkEnd(role: Role, end: Date | null, now: Date): void {
  if (end !== null && end <= now) throw inputInvalid('until has passed already')
  if (!guestRoles.includes(role)) return
  if (end === null) throw inputInvalid(`A ${role} is let in until a day: say until when`)
  if (end.getTime() > now.getTime() + mostGuestDays * 86_400_000)
    throw inputInvalid(`A ${role} is let in for ${mostGuestDays} days at most`)
}

/**
 * Nobody changes their own place, so that a case is never left without anybody; and whoever watches over the case, privacy officer and auditor, is not put
 * out of it by those who are watched.
 */
function checkMayChange({ roles, caller }: Work, accountId: string, role: string, name: string): void {
  if (accountId === caller.accountId) throw notAllowed(name)
  const watches = role === 'privacy-officer' || role === 'auditor'
  if (watches && !roles.has('privacy-officer')) throw notAllowed(name)
}
