import type { Work } from '../../access/index.ts'
import type { Incident } from '../case/incident.ts'
import type { Ending } from '../playbooks/lead-on.ts'
import { type NextSteps, nextSteps } from '../playbooks/next-steps.ts'
import type { Flow, Vector } from '../playbooks/playbook.ts'
import { flowOf } from './flow-of.ts'
import { endingsThatCount, type TaskEnding, taskEndings } from './task-endings.ts'

/** How the steps of a case ended, in the words of the playbooks' rules. */
export function stepEndings(
  rows: readonly { id: string; step: string | null }[],
  endings: ReadonlyMap<string, TaskEnding>,
): Ending[] {
  return rows.flatMap(({ id, step }): Ending[] => {
    const ending = endings.get(id)
    if (ending === undefined || step === null) return []
    const at = ending.madeAt.getTime()
    return [ending.how === 'done' ? { step, at, answers: ending.answers ?? {} } : { step, at, set_aside: '' }]
  })
}

export interface CaseSteps extends NextSteps {
  flow: Flow
}

/** Where every step of the case stands, and which other playbooks its answers call for. */
export async function caseSteps(work: Work, { vectors, openedAt }: Incident): Promise<CaseSteps> {
  const rows = await work.trx.selectFrom('tasks').select(['id', 'step']).where('case_id', '=', work.caseId).execute()
  const flow = flowOf(vectors)
  const endings = stepEndings(rows, endingsThatCount(await taskEndings(work)))
  return { flow, ...nextSteps(flow, openedAt.getTime(), endings) }
}

/** Vectors that answers call for and that the incident does not have. */
export function vectorsToAdd({ also }: NextSteps, { vectors }: Incident): Vector[] {
  return [...new Set(also.map(({ vector }) => vector))].filter((vector) => !vectors.includes(vector))
}
