import type { Finish } from '../../../base/jobs/index.ts'
import type { Summary } from '../../../engine/case/index.ts'
import type { DutyCounts } from '../../../engine/duty-facts.ts'
import { membersWith, type Office, runOwnWork, tellPeople } from '../../access/index.ts'
import { keepRotations, type RotateTask, recomputeDeadlines } from '../../incidents/index.ts'

/** What a run has counted. */
export interface Counted {
  summary: Summary
  forDuties: DutyCounts
  /** Secrets that were found, to be made worthless. */
  secrets: readonly RotateTask[]
}

/** How a run is recorded as ended: with its counts as the case's current register, or with the code of what it failed for. */
export function endRun(
  office: Office,
  caseId: string,
  run: string,
  ended: Counted | string,
  hashes: Record<string, string> = {},
): Finish {
  const failed = typeof ended === 'string'
  return async (trx) => {
    const now = new Date(office.clock.now())
    const counts = failed ? {} : countsOf(ended)
    const row = await trx
      .updateTable('runs')
      .set({
        state: failed ? 'failed' : 'done',
        failure: failed ? ended : null,
        counts: JSON.stringify(counts),
        ended_at: now,
      })
      .where('case_id', '=', caseId)
      .where('id', '=', run)
      .where('state', '=', 'resolving')
      .returning('number')
      .executeTakeFirst()
    if (row === undefined) return 'stopped'
    if (!failed) await trx.updateTable('cases').set({ current_run: run }).where('id', '=', caseId).execute()
    if (!failed)
      await runOwnWork(office, trx, caseId, async (work) => {
        recomputeDeadlines(work)
        await keepRotations(work, run, ended.secrets)
      })
    const facts = { number: row.number, state: failed ? 'failed' : 'done', counts: flat(counts), results: hashes }
    await office.recorder.write(trx, 'program', caseId, [{ what: 'register.run-ended', subject: ['run', run], facts }])
    const told = await membersWith(trx, caseId, ['privacy-officer', 'incident-manager', 'security'], now)
    await tellPeople(office, trx, told, { kind: failed ? 'run-failed' : 'run-done', caseId, about: run })
    return failed ? 'failed' : 'done'
  }
}

/** What may be counted in the open: no name of a source, no place. */
function countsOf({ summary: { people, elements, harm, residence, items, gaps, bytes, duties }, forDuties }: Counted) {
  return { people, elements, harm, residence, items, gaps, bytes, duties, for_duties: forDuties }
}

function flat(counts: object): Record<string, number> {
  const all: Record<string, number> = {}
  for (const group of ['people', 'items'] as const)
    for (const [name, count] of Object.entries((counts as Record<string, object>)[group] ?? {}))
      all[`${group}.${name}`] = count
  return all
}
