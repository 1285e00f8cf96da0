import { Problem } from '../../../base/errors.ts'
import type { Provider } from '../../../engine/case/index.ts'
import { loadDuties, type Timeline } from '../../../engine/duties/index.ts'
import type { DutyCounts } from '../../../engine/duty-facts.ts'
import { type OwnWork, providerSetting, readProvider } from '../../access/index.ts'
import { decisionsThatCount } from '../decisions/decision.ts'
import { allFacts, currentFacts, type Fact } from '../facts/current-facts.ts'
import { recordedFacts } from '../facts/recorded-facts.ts'
import type { Vector } from '../playbooks/playbook.ts'
import type { CaseKnowledge } from './duty-facts-of.ts'

/** What is known of a case now, for its duties. */
export interface Known {
  knowledge: CaseKnowledge
  /** Inputs that only who sees privileged work may see the value of. */
  privileged: ReadonlySet<string>
}

/** Reads it in the transaction of whoever changes it. Answers the code of the problem where nobody said who the provider is. */
export async function readKnowledge(work: OwnWork, vectors: readonly Vector[]): Promise<Known | { problem: string }> {
  const provider = await providerOf(work)
  if (typeof provider === 'string') return { problem: provider }
  const facts = currentFacts(await allFacts(work))
  const recorded = recordedFacts(facts, await judgementsThatCount(work))
  const knowledge = { provider, vectors, recorded, counts: await countsOf(work), told: await toldSince(work) }
  return { knowledge, privileged: new Set([...facts.values()].filter(({ privileged }) => privileged).map(inputNamed)) }
}

/** Which saving of the provider's description counts. */
export async function providerVersion({ trx }: Pick<OwnWork, 'trx'>): Promise<number> {
  const row = await trx.selectFrom('settings').select('version').where('name', '=', providerSetting).executeTakeFirst()
  return row?.version ?? 0
}

async function providerOf({ office, trx }: OwnWork): Promise<Provider | string> {
  try {
    return await readProvider(office, trx)
  } catch (cause) {
    if (cause instanceof Problem && cause.code === 'PROVIDER_INVALID') return cause.code
    throw cause
  }
}

/** The answer of a privileged task, as an input; a decision on the same question hides it all the same. */
const inputNamed = ({ name }: Fact): string =>
  /^(timeline\.|kind$|encrypted$|supplier|law_enf|exceptions$)/.test(name) ? name : `judgements.${name}`

/** Judgements are never privileged; their reasons are not needed here. */
async function judgementsThatCount({ trx, caseId }: OwnWork) {
  const rows = await trx
    .selectFrom('decisions')
    .select(['id', 'kind', 'outcome', 'place', 'replaces'])
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
  return decisionsThatCount(rows)
}

async function countsOf({ trx, caseId }: OwnWork): Promise<DutyCounts | undefined> {
  const row = await trx
    .selectFrom('cases')
    .innerJoin('runs', (on) => on.onRef('runs.case_id', '=', 'cases.id').onRef('runs.id', '=', 'cases.current_run'))
    .select('runs.counts')
    .where('cases.id', '=', caseId)
    .executeTakeFirst()
  return (row?.counts as { for_duties?: DutyCounts } | undefined)?.for_duties
}

/** When the first duty to tell people, and the first to tell a regulator, was done. */
async function toldSince({
  trx,
  caseId,
}: OwnWork): Promise<Pick<Timeline, 'individuals_notified' | 'regulator_notified'>> {
  const rows = await trx
    .selectFrom('deadlines')
    .select(['duty', 'done_at'])
    .where('case_id', '=', caseId)
    .where('done_at', 'is not', null)
    .orderBy('done_at')
    .execute()
  const kinds = new Map(loadDuties().map(({ id, duty }) => [id, duty]))
  const first = (kind: string) => rows.find(({ duty }) => kinds.get(duty) === kind)?.done_at?.toISOString()
  const [people, regulator] = [first('notify-individuals'), first('notify-regulator')]
  return {
    ...(people !== undefined && { individuals_notified: people }),
    ...(regulator !== undefined && { regulator_notified: regulator }),
  }
}
