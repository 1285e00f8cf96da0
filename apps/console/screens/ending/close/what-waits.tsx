import type { ReactNode } from 'react'
import type { OutputOf } from '../../../../../office/client-types.ts'
import { useRead } from '../../../api/use-read.ts'
import { Link } from '../../../design/actions/link.tsx'
import { Rows } from '../../../design/lists/rows.tsx'
import { Badge } from '../../../design/status/badge.tsx'
import { Banner } from '../../../design/status/banner.tsx'
import { Deadline } from '../../../design/time/deadline.tsx'
import { useLanguage, useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { wordsIn } from '../../../messages/words-in.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import { DutyName } from '../../case/duty-name.tsx'

export type Missing = OutputOf<'check-closing'>['missing']

/** What the case still waits for, each with the way to it. Nothing is closed over it. */
export function WhatWaits({ missing }: { missing: Missing }) {
  const text = useText()
  const { duties, tasks, hidden_tasks, containments, runs, held, problem } = missing
  return (
    <>
      <Banner tone="warn" icon="waiting" title={text('ending.waits')}>
        <p>{text('ending.waitsText')}</p>
      </Banner>
      {duties.length > 0 && <Duties duties={duties} />}
      {tasks.length + hidden_tasks > 0 && <Tasks tasks={tasks} hidden={hidden_tasks} />}
      {containments.length > 0 && <Containments containments={containments} />}
      {runs > 0 && <Part title={text('ending.runs')}>{text('ending.runsText', { n: runs })}</Part>}
      {held && <Part title={text('ending.held')}>{text('ending.heldText')}</Part>}
      {problem !== undefined && <Part title={text('ending.problem')}>{text('ending.problemText', { problem })}</Part>}
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card">
      <h2>{title}</h2>
      <div>{children}</div>
    </section>
  )
}

function Duties({ duties }: { duties: Missing['duties'] }) {
  const text = useText()
  const word = useWord()
  const { case_id } = useCase()
  const may = useMay()('see-duties')
  const mayDecide = useMay()('decide')
  const { data } = useRead('list-deadlines', { case_id }, { when: may })
  const lawOf = (id: string) => data?.deadlines.find(({ deadline_id }) => deadline_id === id)?.law
  return (
    <Part title={text('ending.duties', { n: duties.length })}>
      <p className="soft">{text('ending.dutiesText')}</p>
      <Rows
        label={text('ending.duties', { n: duties.length })}
        rows={duties.map(({ deadline_id, duty, status, due }) => ({
          id: deadline_id,
          title: <DutyName duty={duty} law={lawOf(deadline_id)} />,
          note: (
            <>
              {word('duty-status', status)}
              {mayDecide && (
                <>
                  {' · '}
                  <Link to="/cases/$caseId/respond/decisions" params={{ caseId: case_id }} search={{ about: duty }}>
                    {text('ending.decideOn')}
                  </Link>
                </>
              )}
            </>
          ),
          ...(due !== undefined && { end: <Deadline due={due} /> }),
        }))}
      />
      {may && (
        <Link to="/cases/$caseId/duties" params={{ caseId: case_id }}>
          {text('ending.toDuties')}
        </Link>
      )}
    </Part>
  )
}

function Tasks({ tasks, hidden }: { tasks: Missing['tasks']; hidden: number }) {
  const { text, language } = useLanguage()
  const { case_id } = useCase()
  const n = tasks.length + hidden
  return (
    <Part title={text('ending.tasks', { n })}>
      <Rows
        label={text('ending.tasks', { n })}
        rows={tasks.map(({ task_id, title }) => ({
          id: task_id,
          title: (
            <Link to="/cases/$caseId/respond/tasks/$taskId" params={{ caseId: case_id, taskId: task_id }}>
              {wordsIn(language, title)}
            </Link>
          ),
        }))}
      />
      {hidden > 0 && <p className="soft">{text('ending.hidden', { n: hidden })}</p>}
    </Part>
  )
}

type Action = OutputOf<'list-containments'>['containments'][number]['action']

function Containments({ containments }: { containments: Missing['containments'] }) {
  const text = useText()
  const may = useMay()('contain')
  const { case_id: caseId } = useCase()
  return (
    <Part title={text('ending.containments', { n: containments.length })}>
      <p className="soft">{text('ending.containmentsText')}</p>
      <Rows
        label={text('ending.containments', { n: containments.length })}
        rows={containments.map(({ containment_id, action, state }) => ({
          id: containment_id,
          title: text(`ending.containment.${action as Action}`),
          end: (
            <Badge tone="warn">
              {text(state === 'unknown' ? 'ending.containment.unknown' : 'ending.containment.open')}
            </Badge>
          ),
        }))}
      />
      {may && (
        <Link to="/cases/$caseId/respond/containment" params={{ caseId }}>
          {text('respond.containment')}
        </Link>
      )}
    </Part>
  )
}
