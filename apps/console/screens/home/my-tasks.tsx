import type { OutputOf } from '../../../../office/client-types.ts'
import { useReads } from '../../api/use-reads.ts'
import { useSession } from '../../app/session/use-session.ts'
import { Link } from '../../design/actions/link.tsx'
import { Rows } from '../../design/lists/rows.tsx'
import { Deadline } from '../../design/time/deadline.tsx'
import { useLanguage, useText } from '../../messages/use-text.ts'
import { wordsIn } from '../../messages/words-in.ts'
import type { OpenCase } from './use-open-cases.ts'

type Task = OutputOf<'list-tasks'>['tasks'][number] & { case_id: string; code: string }

interface Tasks {
  /** Open tasks that I have, the next due first. */
  mine: readonly Task[]
  /** Open tasks for my role that nobody has. */
  free: readonly Task[]
}

export function useMyTasks(cases: readonly OpenCase[]): Tasks {
  const { account_id } = useSession()
  const inputs = cases.map(({ case_id }) => ({ case_id, state: 'open' as const }))
  const lists = useReads('list-tasks', inputs, { every: 60_000 })
  const all = cases.flatMap(({ case_id, code, role }, at) =>
    (lists[at]?.data?.tasks ?? []).map((task) => ({ ...task, case_id, code, isMyRole: task.owner_role === role })),
  )
  const byDue = (a: Task, b: Task) => ((a.due_at ?? '~') < (b.due_at ?? '~') ? -1 : 1)
  return {
    mine: all.filter(({ owner }) => owner?.account_id === account_id).sort(byDue),
    free: all.filter(({ owner, isMyRole }) => owner === undefined && isMyRole).sort(byDue),
  }
}

/** Enough to know what to do next; the rest is on the screen of each case. */
const shown = 5

export function MyTasks({ mine, free }: Tasks) {
  const text = useText()
  return (
    <>
      <TaskRows title={text('home.tasks.mine', { n: mine.length })} tasks={mine} />
      <TaskRows title={text('home.tasks.free', { n: free.length })} tasks={free} />
    </>
  )
}

function TaskRows({ title, tasks }: { title: string; tasks: readonly Task[] }) {
  const { text, language } = useLanguage()
  if (tasks.length === 0) return null
  return (
    <section className="stack-tight">
      <h3>{title}</h3>
      <Rows
        label={title}
        rows={tasks.slice(0, shown).map(({ task_id, case_id, code, title: words, due_at }) => ({
          id: task_id,
          title: (
            <Link to="/cases/$caseId/respond/tasks/$taskId" params={{ caseId: case_id, taskId: task_id }}>
              <bdi>{wordsIn(language, words)}</bdi>
            </Link>
          ),
          note: code,
          ...(due_at !== undefined && { end: <Deadline due={due_at} /> }),
        }))}
      />
      {tasks.length > shown && <p className="soft">{text('home.tasks.more', { n: tasks.length - shown })}</p>}
    </section>
  )
}
