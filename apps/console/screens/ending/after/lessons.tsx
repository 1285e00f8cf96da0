import { useState } from 'react'
import type { OutputOf } from '../../../../../office/client-types.ts'
import { Button } from '../../../design/actions/button.tsx'
import { Link } from '../../../design/actions/link.tsx'
import { Rows } from '../../../design/lists/rows.tsx'
import { Badge } from '../../../design/status/badge.tsx'
import { Deadline } from '../../../design/time/deadline.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import { AddLesson } from './add-lesson.tsx'

/** What will be different: each lesson a task with an owner and a day, which goes on after the case is closed. */
export function Lessons({ lessons }: { lessons: OutputOf<'read-after-action'>['lessons'] }) {
  const text = useText()
  const word = useWord()
  const { case_id } = useCase()
  const may = useMay()('manage-tasks')
  const [isAdding, setAdding] = useState(false)
  return (
    <section className="card">
      <h2>{text('ending.lessons')}</h2>
      {lessons.length === 0 ? (
        <p className="soft">{text('ending.lessonsNone')}</p>
      ) : (
        <Rows
          label={text('ending.lessons')}
          rows={lessons.map(({ task_id, title, state, due_at }) => ({
            id: task_id,
            title: (
              <Link to="/cases/$caseId/respond/tasks/$taskId" params={{ caseId: case_id, taskId: task_id }}>
                {title}
              </Link>
            ),
            end:
              state === 'open' && due_at !== undefined ? (
                <Deadline due={due_at} />
              ) : (
                <Badge tone={state === 'done' ? 'good' : 'quiet'}>{word('task-state', state)}</Badge>
              ),
          }))}
        />
      )}
      {may && (
        <div className="row no-print">
          <Button icon="plus" onPress={() => setAdding(true)}>
            {text('ending.addLesson')}
          </Button>
        </div>
      )}
      {isAdding && <AddLesson onEnd={() => setAdding(false)} />}
    </section>
  )
}
