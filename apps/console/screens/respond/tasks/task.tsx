import { useParams } from '@tanstack/react-router'
import { useRead } from '../../../api/use-read.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { useFocusWhenShown } from '../../../app/use-focus-when-shown.ts'
import { Link } from '../../../design/actions/link.tsx'
import { Icon } from '../../../design/icon.tsx'
import { Badge } from '../../../design/status/badge.tsx'
import { Deadline } from '../../../design/time/deadline.tsx'
import { useLanguage, useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { wordsIn } from '../../../messages/words-in.ts'
import { useCase } from '../../case/case-context.ts'
import { TaskActions } from './task-actions.tsx'
import { TaskAnswers } from './task-answers.tsx'
import { stateTones } from './task-list.tsx'
import { TaskPast } from './task-past.tsx'
import { type Task, type TaskPage, useTasks } from './use-tasks.ts'

/** One task: what to do and not to do, what it asks, and how it ended. */
export function Screen() {
  const text = useText()
  const { case_id } = useCase()
  const { taskId } = useParams({ from: '/cases/$caseId/respond/list/tasks/$taskId' })
  const { data, error, refetch } = useRead('read-task', { case_id, task_id: taskId }, { every: 20_000 })
  const line = useTasks().tasks?.find(({ task_id }) => task_id === taskId)
  if (data === undefined && error !== null)
    return (
      <div className="task stack">
        <FailedRead error={error} again={() => void refetch()} />
      </div>
    )
  if (data === undefined || line === undefined) return <p className="task soft">{text('shell.loading')}</p>
  return <OneTask key={taskId} page={data} line={line} />
}

function OneTask({ page, line }: { page: TaskPage; line: Task }) {
  const { text, language } = useLanguage()
  const { case_id: caseId } = useCase()
  const heading = useFocusWhenShown(page.task_id)
  return (
    <article className="task card" aria-labelledby="task-title">
      <Link to="/cases/$caseId/respond" params={{ caseId }} className="link no-print">
        {text('respond.task.all')}
      </Link>
      <h2 id="task-title" ref={heading} tabIndex={-1}>
        <bdi>{wordsIn(language, page.title)}</bdi>
      </h2>
      <TaskState line={line} />
      <WhatToDo page={page} />
      <TaskActions page={page} line={line} />
      <TaskAnswers page={page} line={line} />
      <TaskPast page={page} />
      {page.csf.length > 0 && <p className="soft">{text('respond.task.csf', { ids: page.csf.join(', ') })}</p>}
    </article>
  )
}

function TaskState({ line: { state, owner, owner_role, due_at, privileged } }: { line: Task }) {
  const text = useText()
  const word = useWord()
  return (
    <div className="row">
      <Badge tone={stateTones[state]}>{word('task-state', state)}</Badge>
      {privileged && (
        <Badge tone="quiet" icon="lock">
          {text('respond.privileged')}
        </Badge>
      )}
      {state === 'open' && due_at !== undefined && <Deadline due={due_at} />}
      <span>
        {owner !== undefined
          ? text('respond.has', { name: owner.name })
          : owner_role === undefined
            ? text('respond.nobody')
            : text('respond.forRole', { role: word('role', owner_role) })}
      </span>
    </div>
  )
}

function WhatToDo({ page: { text: own, do: steps, do_not, waits_for, because } }: { page: TaskPage }) {
  const { text, language } = useLanguage()
  const say = (words: { en: string; 'zh-Hant': string }) => wordsIn(language, words)
  return (
    <>
      {own !== undefined && (
        <p className="prose" dir="auto">
          {own}
        </p>
      )}
      {steps.length > 0 && (
        <section className="stack-tight">
          <h3>{text('respond.task.do')}</h3>
          <ol className="task-steps">
            {steps.map((step) => (
              <li key={step.en}>{say(step)}</li>
            ))}
          </ol>
        </section>
      )}
      {do_not.length > 0 && (
        <ul className="task-steps task-not" aria-label={text('respond.task.doNot')}>
          {do_not.map((step) => (
            <li key={step.en}>
              <Icon name="stop" size="s" />
              {say(step)}
            </li>
          ))}
        </ul>
      )}
      {waits_for.length > 0 && (
        <p className="soft">{text('respond.task.waits', { for: waits_for.map(say).join(' · ') })}</p>
      )}
      {because.length > 0 && <p className="soft">{because.map(say).join(' ')}</p>}
    </>
  )
}
