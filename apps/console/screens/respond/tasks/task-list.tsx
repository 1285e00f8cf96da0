import { Link } from '../../../design/actions/link.tsx'
import { Rows } from '../../../design/lists/rows.tsx'
import { Badge, type Tone } from '../../../design/status/badge.tsx'
import { EmptyState } from '../../../design/status/empty-state.tsx'
import { TimeLeft } from '../../../design/time/deadline.tsx'
import { useLanguage, useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { wordsIn } from '../../../messages/words-in.ts'
import { useCase } from '../../case/case-context.ts'
import { byPhase, type Task } from './use-tasks.ts'

type View = 'open' | 'mine' | 'waiting' | 'over'

/** Tasks by phase, the next due first. */
export function TaskList({ tasks, view }: { tasks: readonly Task[]; view: View }) {
  const text = useText()
  const word = useWord()
  if (tasks.length === 0)
    return (
      <EmptyState icon="done" title={text(`respond.none.${view}`)} level={3}>
        <p>{text(`respond.noneText.${view}`)}</p>
      </EmptyState>
    )
  return (
    <div className="stack">
      {byPhase(tasks).map(([phase, inPhase]) => {
        const title = phase === '' ? text('respond.ownTasks') : word('phase', phase)
        return (
          <section key={phase} className="stack-tight">
            <h2>{title}</h2>
            <TaskRows label={title} tasks={inPhase} />
          </section>
        )
      })}
    </div>
  )
}

export const stateTones: Record<Task['state'], Tone> = {
  ...{ waiting: 'quiet', open: 'info', done: 'good', dropped: 'quiet', 'not-needed': 'quiet' },
}

function TaskRows({ label, tasks }: { label: string; tasks: readonly Task[] }) {
  const { text, language } = useLanguage()
  const word = useWord()
  const { case_id: caseId } = useCase()
  return (
    <Rows
      label={label}
      rows={tasks.map(({ task_id, title, state, owner, owner_role, due_at, privileged }) => ({
        id: task_id,
        title: (
          <Link to="/cases/$caseId/respond/tasks/$taskId" params={{ caseId, taskId: task_id }}>
            <bdi>{wordsIn(language, title)}</bdi>
          </Link>
        ),
        note:
          owner?.name ??
          (owner_role === undefined
            ? text('respond.nobody')
            : text('respond.forRole', { role: word('role', owner_role) })),
        end: (
          <>
            {privileged && (
              <Badge tone="quiet" icon="lock">
                {text('respond.privileged')}
              </Badge>
            )}
            {state === 'open' ? (
              due_at !== undefined && <TimeLeft due={due_at} />
            ) : (
              <Badge tone={stateTones[state]}>{word('task-state', state)}</Badge>
            )}
          </>
        ),
      }))}
    />
  )
}
