import type { Action } from './action.ts'
import { listApprovals } from './approvals/list-approvals.ts'
import { readApproval } from './approvals/read-approval.ts'
import { breakGlass } from './break-glass.ts'
import { giveBackGlass } from './give-back-glass.ts'
import { holdCase, releaseHold, rotateCaseKey } from './keys/case-keys.ts'
import { printShares, removeLock } from './keys/change-locks.ts'
import { purgeCase } from './keys/purge-case.ts'
import { readKeeping } from './keys/read-keeping.ts'
import { readVault, sealVault } from './keys/vault-state.ts'
import { listOtherCases } from './list-other-cases.ts'
import { listMessages, markMessages } from './messages/read-messages.ts'
import { readWaysOut, testWaysOut } from './messages/read-ways-out.ts'
import { changeLanguage } from './own/change-language.ts'
import * as ways from './own/change-ways-in.ts'
import { listWaysIn } from './own/list-ways-in.ts'
import { readSelf } from './own/read-self.ts'
import { peopleActions } from './people/actions.ts'
import { listCaseLedger, listLedger, verifyLedgerNow } from './recording/list-entries.ts'
import { proveCaseEntry, proveLedgerEntry } from './recording/prove-entry.ts'
import { changeProvider, showProvider } from './settings/change-provider.ts'

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
  readWaysOut,
  testWaysOut,
  listApprovals,
  readApproval,
  listOtherCases,
  breakGlass,
  giveBackGlass,
  ...peopleActions,
  showProvider,
  changeProvider,
  readVault,
  sealVault,
  printShares,
  removeLock,
  readKeeping,
  rotateCaseKey,
  holdCase,
  releaseHold,
  purgeCase,
  listLedger,
  listCaseLedger,
  proveLedgerEntry,
  proveCaseEntry,
  verifyLedgerNow,
] as const satisfies readonly Action[]
