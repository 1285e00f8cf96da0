import type { Action } from '../action.ts'
import { endAccount } from './end-account.ts'
import { endRole } from './end-role.ts'
import { grantRole } from './grant-role.ts'
import { invitePerson } from './invite-person.ts'
import { listAccounts } from './list-accounts.ts'
import { renewEnrolment } from './renew-enrolment.ts'
import { addSite, listSites } from './sites.ts'

export const peopleActions = [
  invitePerson,
  listAccounts,
  grantRole,
  endRole,
  endAccount,
  renewEnrolment,
  addSite,
  listSites,
] as const satisfies readonly Action[]
