import { useLanguage } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { wordsIn } from '../../../messages/words-in.ts'
import { useCase } from '../../case/case-context.ts'
import { type Task, useTasks } from '../tasks/use-tasks.ts'
import { WallNumber, WallPart } from './part.tsx'
import { WallTime } from './time.tsx'

const shown = 3

/** How many tasks are open and late, and the next ones. */
export function WallTasks() {
  const { text, language } = useLanguage()
  const word = useWord()
  const { tasks: counts } = useCase()
  const { views } = useTasks()
  const next = views.open.toSorted((a, b) => dueOf(a) - dueOf(b)).slice(0, shown)
  return (
    <WallPart name="tasks" title={text('respond.tasks')}>
      <div className="wall-numbers">
        <WallNumber value={counts.open} label={text('wall.tasks.open')} />
        <WallNumber value={counts.late} label={text('wall.tasks.late')} isBad={counts.late > 0} />
        <WallNumber value={counts.done} label={text('wall.tasks.done')} />
      </div>
      <ul className="wall-lines" aria-label={text('wall.tasks.next')}>
        {next.map(({ task_id, step, title, due_at, owner_role }) => (
          <li key={task_id}>
            <span>
              {step === undefined ? text('wall.tasks.own') : wordsIn(language, title)}
              {owner_role !== undefined && <span className="soft"> {word('role', owner_role)}</span>}
            </span>
            {due_at !== undefined && <WallTime due={due_at} />}
          </li>
        ))}
      </ul>
    </WallPart>
  )
}

const dueOf = ({ due_at }: Task): number => (due_at === undefined ? Number.POSITIVE_INFINITY : Date.parse(due_at))
