import Type from 'typebox'
import {
  changedMeanwhile,
  closed,
  count,
  defineAction,
  inputInvalid,
  mayDo,
  notAllowed,
  prose,
  rolesInCase,
  uuid,
  type Work,
} from '../../access/index.ts'
import { addConcernStep } from './add-step.ts'
import { concernForTriage } from './concern-for-triage.ts'
import { moveIntoCase } from './move-into-case.ts'

/** Why a concern needs no incident. */
export const closingReasons = ['no-personal-data', 'no-breach', 'near-miss', 'not-enough-known', 'test'] as const

export const triageConcern = defineAction({
  name: 'triage-concern',
  summary:
    'closes a concern with a reason, says that another report is the same, or adds it to an open case; see open-incident for a new one',
  scope: 'provider',
  permission: 'triage-concerns',
  effect: 'write',
  input: closed({
    concern_id: uuid,
    version: count,
    outcome: Type.Enum(['close', 'duplicate', 'attach']),
    /** close: which reason, and in words. */
    why: Type.Optional(Type.Enum([...closingReasons])),
    reason: Type.Optional(prose),
    /** duplicate: of which. */
    duplicate_of: Type.Optional(uuid),
    /** attach: to which case. */
    case_id: Type.Optional(uuid),
  }),
  output: closed({ version: count }),
  async run(work, { concern_id, version, outcome, why, reason, duplicate_of, case_id }) {
    const row = await concernForTriage(work, concern_id)
    if (row.version !== version || row.state === 'in-case') throw changedMeanwhile('concern')
    if (outcome === 'close') {
      if (why === undefined || reason === undefined) throw inputInvalid('Closing a concern needs why and a reason')
      await settle(work, concern_id, version, { state: 'closed', duplicate_of: null })
      await addConcernStep(work, concern_id, 'closed', { why, text: reason })
      work.record({ what: 'concern.closed', subject: ['concern', concern_id], facts: { why } })
    } else if (outcome === 'duplicate') {
      const first = await firstReport(work, concern_id, duplicate_of)
      await settle(work, concern_id, version, { state: 'duplicate', duplicate_of: first })
      await addConcernStep(work, concern_id, 'duplicate', { text: reason })
      work.record({ what: 'concern.duplicate', subject: ['concern', concern_id], facts: {} })
    } else {
      await attach(work, concern_id, version, case_id)
    }
    return { version: version + 1 }
  },
})

/** The report that this one repeats: never itself a repetition. */
async function firstReport(work: Work, concernId: string, duplicateOf: string | undefined): Promise<string> {
  if (duplicateOf === undefined) throw inputInvalid('duplicate_of must say which concern it repeats')
  const other = await concernForTriage(work, duplicateOf)
  const first = other.duplicate_of ?? other.id
  if (first === concernId) throw inputInvalid('A concern cannot repeat itself')
  const repeats = await work.trx
    .selectFrom('concerns')
    .select('id')
    .where('duplicate_of', '=', concernId)
    .executeTakeFirst()
  if (repeats !== undefined) throw inputInvalid('Other concerns were said to repeat this one: settle those first')
  return first
}

async function attach(work: Work, concernId: string, version: number, caseId: string | undefined): Promise<void> {
  if (caseId === undefined) throw inputInvalid('case_id must say which case it belongs to')
  const roles = await rolesInCase(work.trx, work.caller.accountId, caseId, work.now)
  if (!mayDo(roles, 'case', 'see-case')) throw notAllowed('triage-concern')
  const open = await work.trx.selectFrom('cases').select('state').where('id', '=', caseId).executeTakeFirst()
  if (open?.state !== 'open') throw inputInvalid('This case is closed: open a new incident, or open the case again')
  await moveIntoCase(work, work.within(caseId), concernId, version)
}

async function settle(
  work: Work,
  id: string,
  version: number,
  state: { state: 'closed' | 'duplicate'; duplicate_of: string | null },
): Promise<void> {
  const { numUpdatedRows } = await work.trx
    .updateTable('concerns')
    .set({ ...state, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw changedMeanwhile('concern')
}
