import type { Action } from './action.ts'
import { listApprovals } from './approvals/list-approvals.ts'
import { breakGlass } from './break-glass.ts'
import { listMessages, markMessages } from './messages/read-messages.ts'
import { changeLanguage } from './own/change-language.ts'
import * as ways from './own/change-ways-in.ts'
import { listWaysIn } from './own/list-ways-in.ts'
import { readSelf } from './own/read-self.ts'
import { peopleActions } from './people/actions.ts'

/** Every action of this folder. */
export const accessActions = [
  readSelf,
  changeLanguage,
  listWaysIn,
  ways.removeWayIn,
  ways.beginCodeGenerator,
  ways.confirmGenerator,
  ways.renewRecoveryCodes,
  ways.endOwnSession,
  listMessages,
  markMessages,
  listApprovals,
  breakGlass,
  ...peopleActions,
] as const satisfies readonly Action[]
