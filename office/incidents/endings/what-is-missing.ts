import type { Work } from '../../access/index.ts'
import { currentHold } from '../deadlines/current-hold.ts'
import { type Deadline, deadlineRows } from '../deadlines/deadline-rows.ts'
import { readSheet } from '../deadlines/duty-sheet.ts'
import { decisionsThatCount } from '../decisions/decision.ts'
import { isHidden } from '../tasks/task-privilege.ts'
import { titleOf } from '../tasks/task-words.ts'

/** What a case still waits for, before it can be closed. */
export interface Missing {
  /** Mandatory duties that are neither done, nor met by one that is, nor decided against. */
  duties: Deadline[]
  /** Open tasks; lessons go on after the end. */
  tasks: { id: string; title: { en: string; 'zh-Hant': string } }[]
  /** Privileged tasks of others: how many, for whoever may not see them. */
  hiddenTasks: number
  /** Containment that was ordered and has no end. */
  containments: { id: string; action: string; state: string }[]
  /** Runs at work. */
  runs: number
  /** Law enforcement still asks to hold notices back. */
  held: boolean
  /** Why the deadlines could not be counted: a code. */
  problem: string | null
}

export const isComplete = ({ duties, tasks, hiddenTasks, containments, runs, held, problem }: Missing): boolean =>
  duties.length + tasks.length + hiddenTasks + containments.length + runs === 0 && !held && problem === null

export async function whatIsMissing(work: Work): Promise<Missing> {
  const hold = await currentHold(work)
  const until = hold?.hold.until
  const { tasks, hiddenTasks } = await openTasks(work)
  return {
    ...{ duties: await openDuties(work), tasks, hiddenTasks, containments: await openContainments(work) },
    runs: await runsAtWork(work),
    held: hold !== undefined && (until === undefined || Date.parse(until) > work.now.getTime()),
    problem: (await readSheet(work))?.problem ?? null,
  }
}

async function openDuties(work: Work): Promise<Deadline[]> {
  const rows = (await deadlineRows(work)).filter(({ stage }) => stage === '')
  const decided = await decidedAgainst(work)
  const over = new Set(rows.filter(({ doneAt, duty }) => doneAt !== null || decided.has(duty)).map(({ duty }) => duty))
  return rows.filter(({ duty, binding, status, satisfied_by }) => {
    if (binding !== 'mandatory' || status === 'not-applicable' || over.has(duty)) return false
    return !(status === 'satisfied-by' && satisfied_by !== null && over.has(satisfied_by))
  })
}

/** Duties that somebody has decided, with a reason, not to follow. */
export async function decidedAgainst({ trx, caseId }: Pick<Work, 'trx' | 'caseId'>): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('decisions')
    .select(['id', 'outcome', 'about', 'replaces'])
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
  const against = decisionsThatCount(rows).filter(({ outcome }) => outcome === 'do-not-notify' || outcome === 'no')
  return new Set(against.flatMap(({ about }) => about ?? []))
}

async function openTasks(work: Work): Promise<Pick<Missing, 'tasks' | 'hiddenTasks'>> {
  const rows = await work.trx
    .selectFrom('tasks')
    .selectAll()
    .where('case_id', '=', work.caseId)
    .where('state', '=', 'open')
    .where('kind', '<>', 'lesson')
    .orderBy('due_at')
    .orderBy('id')
    .execute()
  const seen = rows.filter((row) => !isHidden(work, row))
  return {
    tasks: seen.map((row) => ({ id: row.id, title: titleOf(work, row) })),
    hiddenTasks: rows.length - seen.length,
  }
}

function openContainments({ trx, caseId }: Work): Promise<Missing['containments']> {
  return trx
    .selectFrom('containments')
    .select(['id', 'action', 'state'])
    .where('case_id', '=', caseId)
    .where('state', 'in', ['planning', 'planned', 'confirmed', 'unknown'])
    .orderBy('asked_at')
    .execute()
}

async function runsAtWork({ trx, caseId }: Work): Promise<number> {
  const rows = await trx
    .selectFrom('runs')
    .select('id')
    .where('case_id', '=', caseId)
    .where('state', 'in', ['waiting', 'reading', 'resolving'])
    .execute()
  return rows.length
}
