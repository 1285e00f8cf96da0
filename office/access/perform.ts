import { Problem } from '../../base/errors.ts'
import type { Action } from './action.ts'
import { allowedRoles } from './allowed-roles.ts'
import { askApproval } from './approvals/ask-approval.ts'
import type { Asked, Outcome } from './asked.ts'
import type { Caller, RequestFacts } from './caller.ts'
import { checkInput, checkOutput } from './check-input.ts'
import { followKeyring } from './follow-keyring.ts'
import type { Office } from './office.ts'
import { recallReply, storeReply } from './recall-reply.ts'
import { recordRefusal } from './recording/record-refusal.ts'
import type { Entry } from './recording/recorder.ts'
import { runInside } from './run-inside.ts'
import { startWork } from './start-work.ts'

/**
 * The one place where an action is allowed, done and recorded. Checks the input, looks the caller's roles up, refuses (and records the
 * refusal) by default; then runs the action in one transaction with its ledger entry and its jobs. Data about people is served only
 * after an entry that says so is committed, and not at all while the ledger is blocked. A repeated request gets its first answer.
 * Throws `Problem`: INPUT_INVALID, NOT_ALLOWED, LEDGER_BLOCKED, and what the action itself throws.
 */
export async function perform(
  office: Office,
  action: Action,
  given: unknown,
  caller: Caller,
  facts: RequestFacts = {},
): Promise<Outcome> {
  const input = checkInput(action, given)
  await followKeyring(office)
  const caseId = action.scope === 'case' ? (input['case_id'] as string) : undefined
  const asked: Asked = { action, input, caller, caseId, requestId: facts.requestId }
  return action.effect === 'read' ? { state: 'done', output: await read(office, asked) } : write(office, asked)
}

async function read(office: Office, asked: Asked): Promise<unknown> {
  const { action, caller, caseId, input } = asked
  if (action.personal) await recordReading(office, asked)
  return office.store
    .read({ person: caller.accountId }, async (trx) => {
      const roles = await allowedRoles(office, trx, asked)
      const { work } = startWork(office, trx, caller, roles, caseId)
      return checkOutput(action, await action.run(work, input))
    })
    .catch((cause) => recordRefusal(office, asked, cause))
}

/** Committed before anything is read: who looks is known even if the machine stops at this moment. */
async function recordReading(office: Office, asked: Asked): Promise<void> {
  const { caller, caseId } = asked
  refuseWhileBlocked(office)
  await office.store
    .transaction({ person: caller.accountId }, async (trx) => {
      await allowedRoles(office, trx, asked)
      await office.recorder.write(trx, { account: caller.accountId }, caseId, [readingEntry(office, asked)])
    })
    .catch((cause) => recordRefusal(office, asked, cause))
  office.recorder.wake()
}

function refuseWhileBlocked({ recorder }: Office): void {
  if (recorder.blocked === undefined) return
  throw new Problem(
    'LEDGER_BLOCKED',
    `The ledger cannot be written at present (${recorder.blocked}), so no personal data is shown`,
    'Tell whoever looks after Cordon; work that shows no personal data goes on',
  )
}

function readingEntry(office: Office, { action, input, caseId }: Asked): Entry {
  const name = { action: action.name }
  const subject = action.subject?.(input)
  if (caseId === undefined) return { what: 'office.personal-read', facts: name }
  if (subject === undefined) return { what: 'case.personal-read', subject: ['case', caseId], facts: name }
  const facts = { ...name, case: office.recorder.hashOf('case', caseId) }
  const noun = action.subjectNoun ?? 'person'
  return { what: `${noun}.personal-read`, subject: [`${noun}-of-case`, subject], facts }
}

async function write(office: Office, asked: Asked): Promise<Outcome> {
  const { action, caller } = asked
  // Its entry commits with what it does, and its answer is given after that.
  if (action.personal) refuseWhileBlocked(office)
  const wakes: (() => void)[] = []
  const outcome = await office.store
    .transaction({ person: caller.accountId }, async (trx): Promise<Outcome> => {
      const roles = await allowedRoles(office, trx, asked)
      const before = await recallReply(office, trx, asked)
      if (before !== undefined) return before
      const answer: Outcome = action.fourEyes
        ? { state: 'waiting', approval: await askApproval(office, trx, asked) }
        : { state: 'done', output: await runInside(office, trx, asked, roles, wakes) }
      await storeReply(office, trx, asked, answer)
      return answer
    })
    .catch((cause) => recordRefusal(office, asked, cause))
  for (const wake of [...wakes, office.recorder.wake]) wake()
  return outcome
}
