import './case.css'
import { Outlet, useParams } from '@tanstack/react-router'
import { Suspense } from 'react'
import { isProblem } from '../../api/problem.ts'
import { useRead } from '../../api/use-read.ts'
import { Link } from '../../design/actions/link.tsx'
import { Badge } from '../../design/status/badge.tsx'
import { Deadline } from '../../design/time/deadline.tsx'
import { ZoneContext } from '../../design/time/zone.ts'
import { useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'
import { NotLetIn } from '../cases/glass/not-let-in.tsx'
import { RunningGlass } from '../cases/glass/running.tsx'
import { CaseContext, type CaseFacts } from './case-context.ts'
import { useProviderZone } from './provider-zone.ts'

/** Around every screen of a case: which case it is, how it stands, and its zone. */
export function Screen() {
  const text = useText()
  const { caseId } = useParams({ from: '/cases/$caseId' })
  const { data, error, refetch } = useRead('read-case', { case_id: caseId }, { every: 60_000 })
  const zone = useProviderZone()
  // A case that I was in until now stays in the console's memory: it is not shown to who is no longer let in.
  if (error !== null && (data === undefined || isProblem(error, 'NOT_ALLOWED')))
    return <NotLetIn caseId={caseId} error={error} again={() => void refetch()} />
  if (data === undefined) return <p className="soft">{text('shell.loading')}</p>
  return (
    <ZoneContext value={zone}>
      <CaseContext value={data}>
        <CaseBar facts={data} />
        {data.glass_until !== undefined && <RunningGlass caseId={caseId} code={data.code} until={data.glass_until} />}
        <Suspense fallback={<p className="soft">{text('shell.loading')}</p>}>
          <Outlet />
        </Suspense>
      </CaseContext>
    </ZoneContext>
  )
}

function CaseBar({ facts: { case_id, code, title, state, next_due } }: { facts: CaseFacts }) {
  const text = useText()
  const word = useWord()
  return (
    <div className="case-bar">
      <Link className="link case-code" to="/cases/$caseId" params={{ caseId: case_id }} activeOptions={{ exact: true }}>
        {code}
      </Link>
      <bdi className="case-title">{title}</bdi>
      {state !== 'open' && <Badge tone="quiet">{word('case-state', state)}</Badge>}
      {next_due !== undefined && (
        <span className="case-due">
          <span className="soft">{text('case.nextTask')}</span> <Deadline due={next_due.due_at} />
        </span>
      )}
    </div>
  )
}
