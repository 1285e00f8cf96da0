import './register.css'
import { useParams, useSearch } from '@tanstack/react-router'
import { useRead } from '../../api/use-read.ts'
import { NoSuchPlace } from '../../app/broken-screens.tsx'
import { FailedRead } from '../../app/failed-read.tsx'
import { Link } from '../../design/actions/link.tsx'
import { Icon } from '../../design/icon.tsx'
import { Banner } from '../../design/status/banner.tsx'
import { EmptyState } from '../../design/status/empty-state.tsx'
import { useText } from '../../messages/use-text.ts'
import { useCase, useMay } from '../case/case-context.ts'
import { currentRun } from '../case/overview/run-counts.ts'
import { useScope } from '../case/overview/use-scope.ts'
import { PersonCalls } from './person-calls.tsx'
import { PersonDuties } from './person-duties.tsx'
import { PersonHead } from './person-head.tsx'
import { PersonSeen } from './person-seen.tsx'
import { PersonWhy } from './person-why.tsx'

/** One person: what was seen and where, why it is them, how bad it is, and what the law asks for them. Opening it is recorded. */
export function Screen() {
  const text = useText()
  const may = useMay()('see-register')
  const { case_id } = useCase()
  const { person } = useParams({ from: '/cases/$caseId/register/$person' })
  const { run } = useSearch({ from: '/cases/$caseId/register/$person' })
  const { runs } = useScope()
  const run_id = run ?? currentRun(runs ?? [])?.run_id
  if (!may)
    return (
      <EmptyState icon="lock" title={text('register.closed.title')}>
        <p>{text('register.closed.text')}</p>
      </EmptyState>
    )
  if (!/^\d{1,9}$/.test(person)) return <NoSuchPlace />
  return (
    <div className="stack">
      <p className="row no-print">
        <Icon name="left" size="s" />
        <Link to="/cases/$caseId/register" params={{ caseId: case_id }}>
          {text('register.back')}
        </Link>
      </p>
      {run_id === undefined ? (
        <p className="soft">{text('shell.loading')}</p>
      ) : (
        <OnePerson runId={run_id} person={Number(person)} />
      )}
    </div>
  )
}

function OnePerson({ runId, person }: { runId: string; person: number }) {
  const text = useText()
  const { case_id } = useCase()
  const { data, error, refetch } = useRead('read-person', { case_id, run_id: runId, person })
  if (error !== null && data === undefined) return <FailedRead error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  return (
    <>
      {!data.current && (
        <Banner tone="warn" title={text('register.old.title')}>
          <p>{text('register.old.text')}</p>
        </Banner>
      )}
      <div className="person-page">
        <div className="stack">
          <PersonHead person={data} />
          <PersonDuties person={data} />
          <PersonCalls person={data} />
        </div>
        <div className="stack">
          <PersonSeen person={data} />
          <PersonWhy person={data} />
        </div>
      </div>
    </>
  )
}
