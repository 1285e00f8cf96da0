import Type from 'typebox'
import { changedMeanwhile, closed, count, defineAction, line, ofCase, prose } from '../../access/index.ts'
import { recomputeDeadlines } from '../deadlines/recompute-deadlines.ts'
import { syncTasks } from '../tasks/sync-tasks.ts'
import { holdIncident, type IncidentWords } from './incident.ts'
import { countEach, vectorList } from './open-incident.ts'

export const changeIncident = defineAction({
  name: 'change-incident',
  summary:
    'changes the title, what is known, or the vectors; a new vector brings its playbook, work that was done stays done',
  scope: 'case',
  permission: 'manage-tasks',
  effect: 'write',
  input: closed({
    ...ofCase,
    version: count,
    title: Type.Optional(line),
    known: Type.Optional(Type.Union([prose, Type.Null()])),
    vectors: Type.Optional(vectorList),
  }),
  output: closed({ version: count }),
  async run(work, { version, title, known, vectors }) {
    const before = await holdIncident(work)
    if (before.version !== version) throw changedMeanwhile('incident')
    const after: IncidentWords = { title: title ?? before.title, known: known === undefined ? before.known : known }
    const chosen = vectors ?? before.vectors
    await work.trx
      .updateTable('incidents')
      .set({ words: work.seal({ table: 'incidents', row: work.caseId }, after), vectors: chosen, version: version + 1 })
      .where('case_id', '=', work.caseId)
      .execute()
    work.record({ what: 'incident.changed', subject: ['case', work.caseId], facts: { vectors: countEach(chosen) } })
    if (vectors !== undefined) {
      await syncTasks(work, { vectors: chosen, openedAt: before.openedAt })
      recomputeDeadlines(work)
    }
    return { version: version + 1 }
  },
})
