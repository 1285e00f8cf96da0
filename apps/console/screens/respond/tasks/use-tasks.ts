import type { OutputOf } from '../../../../../office/client-types.ts'
import { useRead } from '../../../api/use-read.ts'
import { useSession } from '../../../app/session/use-session.ts'
import { useCase } from '../../case/case-context.ts'

/** A task as the list shows it, and as its own page does. */
export type Task = OutputOf<'list-tasks'>['tasks'][number]
export type TaskPage = OutputOf<'read-task'>

export const phases = [
  'limit-the-breach',
  'keep-evidence',
  'find-source-and-scope',
  'decide',
  'notify',
  'recover',
  'learn',
] as const

/** All tasks of the open case, asked for again every 20 seconds: several people work them at once. */
export function useTasks() {
  const { case_id } = useCase()
  const { account_id } = useSession()
  const { data, error, refetch } = useRead('list-tasks', { case_id }, { every: 20_000 })
  const tasks = data?.tasks
  return {
    ...{ tasks, error, refetch, also: data?.also ?? [] },
    views: {
      open: tasks?.filter(({ state }) => state === 'open') ?? [],
      mine: tasks?.filter(({ state, owner }) => state === 'open' && owner?.account_id === account_id) ?? [],
      waiting: tasks?.filter(({ state }) => state === 'waiting') ?? [],
      over: tasks?.filter(({ state }) => state === 'done' || state === 'dropped' || state === 'not-needed') ?? [],
    },
  }
}

/** Tasks by phase in the order of the playbook; those of our own without a phase come last, under ''. */
export function byPhase(tasks: readonly Task[]): [phase: string, tasks: readonly Task[]][] {
  const groups = Map.groupBy(tasks, ({ phase }) => phase ?? '')
  return [...phases, ''].flatMap((phase): [string, Task[]][] => {
    const inPhase = groups.get(phase)
    return inPhase === undefined ? [] : [[phase, inPhase]]
  })
}
