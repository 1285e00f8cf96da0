import './register.css'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { FailedRead } from '../../app/failed-read.tsx'
import { Link } from '../../design/actions/link.tsx'
import { EmptyState } from '../../design/status/empty-state.tsx'
import { useText } from '../../messages/use-text.ts'
import { useCase, useMay } from '../case/case-context.ts'
import { currentRun, type Run } from '../case/overview/run-counts.ts'
import { useScope } from '../case/overview/use-scope.ts'
import { Filters } from './filters.tsx'
import { FindPeople } from './find-people.tsx'
import { Found } from './found.tsx'
import { PeopleTable } from './people-table.tsx'

/** Everybody whose data was seen: a list with filters, and a way to find one person. */
export function Screen() {
  const text = useText()
  const may = useMay()('see-register')
  const { runs, error } = useScope()
  if (!may)
    return (
      <EmptyState icon="lock" title={text('register.closed.title')}>
        <p>{text('register.closed.text')}</p>
      </EmptyState>
    )
  if (runs === undefined)
    return error === null ? <p className="soft">{text('shell.loading')}</p> : <FailedRead error={error} />
  const run = currentRun(runs)
  return run === undefined ? <NoRegister /> : <Register run={run} />
}

function Register({ run }: { run: Run }) {
  const { case_id } = useCase()
  const filter = useSearch({ from: '/cases/$caseId/register' })
  const [sought, setSought] = useState<string | null>(null)
  return (
    <div className="stack">
      <ToExport />
      <FindPeople sought={sought} onFind={setSought} />
      {sought === null ? (
        <>
          <Filters caseId={case_id} runId={run.run_id} filter={filter} />
          <PeopleTable key={JSON.stringify([run.run_id, filter])} caseId={case_id} runId={run.run_id} filter={filter} />
        </>
      ) : (
        <Found caseId={case_id} runId={run.run_id} sought={sought} />
      )}
    </div>
  )
}

/** For whoever may give it away, and for those who see what was given. */
function ToExport() {
  const text = useText()
  const may = useMay()
  const { case_id } = useCase()
  if (!may('see-decisions')) return null
  return (
    <p className="no-print">
      <Link to="/cases/$caseId/register/export" params={{ caseId: case_id }}>
        {text('export.title')}
      </Link>
    </p>
  )
}

function NoRegister() {
  const text = useText()
  return (
    <EmptyState icon="register" title={text('register.none.title')}>
      <p>{text('register.none.text')}</p>
    </EmptyState>
  )
}
