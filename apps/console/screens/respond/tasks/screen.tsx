import { Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useCommands } from '../../../app/commands.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { Tabs } from '../../../design/navigation/tabs.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import { AddTask } from './add-task.tsx'
import { AlsoPlaybooks } from './also-playbooks.tsx'
import { TaskList } from './task-list.tsx'
import { useTasks } from './use-tasks.ts'

const views = ['open', 'mine', 'waiting', 'over'] as const

/** The playbook: the tasks by phase, and beside them the one that is open. */
export function Screen() {
  const text = useText()
  const { state } = useCase()
  const may = useMay()
  const { tasks, error, refetch, also, views: lists } = useTasks()
  const [isAdding, setAdding] = useState(false)
  useTaskKeys(lists.open.map(({ task_id }) => task_id))
  if (tasks === undefined && error !== null) return <FailedRead error={error} again={() => void refetch()} />
  if (tasks === undefined) return <p className="soft">{text('shell.loading')}</p>
  return (
    <div className="tasks-split">
      <div className="stack tasks-list">
        <AlsoPlaybooks also={also} />
        <Tabs
          label={text('respond.tasks')}
          tabs={views.map((view) => ({
            id: view,
            title: text(`respond.view.${view}`),
            count: lists[view].length,
            content: <TaskList tasks={lists[view]} view={view} />,
          }))}
        />
        {may('work-tasks') && state === 'open' && (
          <div className="row no-print">
            <Button icon="plus" onPress={() => setAdding(true)}>
              {text('respond.addTask')}
            </Button>
          </div>
        )}
        {isAdding && <AddTask onEnd={() => setAdding(false)} />}
      </div>
      <Outlet />
    </div>
  )
}

/** The next and the previous open task with one key each. */
function useTaskKeys(ids: readonly string[]): void {
  const text = useText()
  const navigate = useNavigate()
  const { case_id: caseId } = useCase()
  const { taskId } = useParams({ strict: false })
  const key = ids.join()
  const commands = useMemo(() => {
    const all = key === '' ? [] : key.split(',')
    const at = taskId === undefined ? -1 : all.indexOf(taskId)
    const go = (to: number) => () => {
      const next = all[(to + all.length) % all.length]
      if (next !== undefined)
        void navigate({ to: '/cases/$caseId/respond/tasks/$taskId', params: { caseId, taskId: next } })
    }
    const own = { icon: 'respond', group: 'do' } as const
    return [
      { ...own, id: 'task-next', title: text('respond.nextTask'), keys: 'j', run: go(at + 1) },
      { ...own, id: 'task-previous', title: text('respond.previousTask'), keys: 'k', run: go(at - 1) },
    ]
  }, [key, taskId, caseId, navigate, text])
  useCommands(commands)
}
