import Type, { type Static } from 'typebox'
import { closed, defineAction, line, openCase, prose, uuid, type Work } from '../../access/index.ts'
import { checkMovable, type Moved, moveIntoCase } from '../concerns/move-into-case.ts'
import { when } from '../facts/fact-shapes.ts'
import { vectors } from '../playbooks/playbook.ts'
import { syncTasks } from '../tasks/sync-tasks.ts'
import { checkSite } from './allowed-sites.ts'
import { giveCode } from './give-code.ts'
import type { IncidentWords } from './incident.ts'
import { checkClocks, firstNoticed, startClocks } from './start-clocks.ts'

const whenOrUnknown = Type.Union([when, Type.Literal('unknown')])
export const vectorList = Type.Array(Type.Enum([...vectors]), {
  minItems: 1,
  maxItems: vectors.length,
  uniqueItems: true,
})

const input = closed({
  title: line,
  known: Type.Optional(prose),
  /** How it came about, as far as one can tell; each brings its playbook. Can be changed later. */
  vectors: vectorList,
  site_id: Type.Optional(uuid),
  occurred: Type.Optional(whenOrUnknown),
  /** When anybody at the provider first noticed; without it, what the reports say, or now. */
  discovered: Type.Optional(whenOrUnknown),
  /** When the provider was reasonably sure that personal data is involved; without it, now. */
  aware: Type.Optional(whenOrUnknown),
  /** Reports that it begins with: what they say moves into the case. */
  concern_ids: Type.Optional(Type.Array(uuid, { maxItems: 50, uniqueItems: true })),
})

export const openIncident = defineAction({
  name: 'open-incident',
  summary: 'opens a case: its key, its clocks and the first tasks of its playbooks, in one transaction',
  scope: 'provider',
  permission: 'open-incident',
  effect: 'write',
  input,
  output: closed({ case_id: uuid, code: Type.String() }),
  async run(work, asked) {
    await checkSite(work, 'open-incident', asked.site_id ?? null, 'open-incident')
    // All that can be refused is refused before a key is made.
    checkClocks(asked, work.now)
    for (const id of asked.concern_ids ?? []) await checkMovable(work, id)
    const { work: inCase, code } = await openIncidentCase(work, asked)
    const reports: Moved[] = []
    for (const id of asked.concern_ids ?? []) reports.push(await moveIntoCase(work, inCase, id))
    await startClocks(inCase, asked, firstNoticed(reports))
    await syncTasks(inCase, { vectors: asked.vectors, openedAt: work.now })
    return { case_id: inCase.caseId, code }
  },
})

type Asked = Static<typeof input>

/** The key is made first: where the transaction is not committed, a key without a case is left over, which opens nothing. */
async function openIncidentCase(
  work: Work,
  { title, known, vectors: chosen, site_id }: Asked,
): Promise<{ work: Work; code: string }> {
  const id = work.newId()
  await work.office.keyring.createCase(id)
  const code = await giveCode(work.trx, 'INC', work.now)
  const role = work.roles.has('incident-manager') ? 'incident-manager' : 'privacy-officer'
  await openCase(work, id, code, role, site_id ?? null)
  const inCase = work.within(id)
  const words = inCase.seal({ table: 'incidents', row: id }, { title, known: known ?? null } satisfies IncidentWords)
  await work.trx.insertInto('incidents').values({ case_id: id, vectors: chosen, words, opened_at: work.now }).execute()
  inCase.record({ what: 'incident.opened', subject: ['case', id], facts: { vectors: countEach(chosen) } })
  return { work: inCase, code }
}

/** How the ledger lists words of a closed list. */
export function countEach(words: readonly string[]): Record<string, number> {
  return Object.fromEntries(words.map((word) => [word, 1]))
}
