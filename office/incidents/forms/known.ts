import type { Static } from 'typebox'
import { Problem } from '../../../base/errors.ts'
import type { Provider } from '../../../engine/case/index.ts'
import { mayDo, readProvider, type Work } from '../../access/index.ts'
import { type Incident, readIncident } from '../case/incident.ts'
import { type Deadline, deadlineRows } from '../deadlines/deadline-rows.ts'
import { recordOf } from '../deadlines/law-of.ts'
import { allDecisions, type Decision, decisionsThatCount } from '../decisions/decision.ts'
import { scopeNow } from '../endings/scope-now.ts'
import { allFacts, currentFacts, type Fact } from '../facts/current-facts.ts'
import type { PartyWords } from '../parties/party.ts'
import { isHidden } from '../tasks/task-privilege.ts'
import { titleOf } from '../tasks/task-words.ts'

export interface KnownTask {
  title: string
  phase: string | null
  state: string
  dueAt: Date | null
  endedAt: Date | null
}

export interface KnownParty {
  kind: string
  name: string
  reference: string | undefined
  /** First time that they were told or given something. */
  toldAt: Date | undefined
}

/** Everything of a case that may answer a form, as far as the caller may see it. Undefined: it is not there. */
export interface KnownOfCase {
  code: string
  /** Where the duty's law holds (ISO 3166). */
  place: string
  provider: Provider | undefined
  incident: Incident
  facts: ReadonlyMap<string, Fact>
  scope: Awaited<ReturnType<typeof scopeNow>>
  tasks: readonly KnownTask[]
  parties: readonly KnownParty[]
  deadlines: readonly (Deadline & { kind: string | undefined })[]
  decisions: readonly Decision[]
}

export async function knownOfCase(work: Work, place: string): Promise<KnownOfCase> {
  const { trx, caseId, roles } = work
  const { name } = await trx.selectFrom('cases').select('name').where('id', '=', caseId).executeTakeFirstOrThrow()
  const seesPrivileged = mayDo(roles, 'case', 'see-privileged')
  const seesDecisions = mayDo(roles, 'case', 'see-decisions')
  const facts = (await allFacts(work)).filter(({ privileged }) => !privileged || seesPrivileged)
  return {
    ...{ code: name, place, facts: currentFacts(facts) },
    provider: await providerOf(work),
    incident: await readIncident(work),
    scope: await scopeNow(work),
    tasks: await tasksOf(work),
    parties: seesDecisions ? await partiesOf(work) : [],
    deadlines: (await deadlineRows(work)).map((row) => ({ ...row, kind: recordOf(row.duty)?.duty })),
    decisions: seesDecisions ? decisionsThatCount(await allDecisions(work)) : [],
  }
}

async function providerOf({ office, trx }: Work): Promise<Provider | undefined> {
  return readProvider(office, trx).catch((cause: unknown) => {
    if (cause instanceof Problem && cause.code === 'PROVIDER_INVALID') return undefined
    throw cause
  })
}

/** Privileged work is not for a regulator's form. */
async function tasksOf(work: Work): Promise<KnownTask[]> {
  const rows = await work.trx
    .selectFrom('tasks')
    .selectAll()
    .where('case_id', '=', work.caseId)
    .where('privileged', '=', false)
    .orderBy('created_at')
    .execute()
  return rows
    .filter((row) => !isHidden(work, row))
    .map((row) => ({
      ...{ title: titleOf(work, row).en, phase: row.phase, state: row.state },
      ...{ dueAt: row.due_at, endedAt: row.ended_at },
    }))
}

async function partiesOf(work: Work): Promise<KnownParty[]> {
  const rows = await work.trx
    .selectFrom('parties')
    .selectAll()
    .where('case_id', '=', work.caseId)
    .orderBy('added_at')
    .execute()
  const contacts = await work.trx
    .selectFrom('contacts')
    .select(['party_id', 'happened_at'])
    .where('case_id', '=', work.caseId)
    .where('privileged', '=', false)
    .orderBy('happened_at')
    .execute()
  return rows.map(({ id, kind, words }) => {
    const { name, reference } = work.open<Static<typeof PartyWords>>({ table: 'parties', row: id }, words)
    return { kind, name, reference, toldAt: contacts.find(({ party_id }) => party_id === id)?.happened_at }
  })
}
