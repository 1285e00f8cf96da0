import './items.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { useRead } from '../../../api/use-read.ts'
import type { ItemsSearch } from '../../../app/evidence-place.ts'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Link } from '../../../design/actions/link.tsx'
import { Icon } from '../../../design/icon.tsx'
import { EmptyState } from '../../../design/status/empty-state.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useCase, useMay } from '../../case/case-context.ts'
import { ItemFilters, type Wanted } from './item-filters.tsx'
import { statesOf } from './item-states.ts'
import { ItemTable } from './item-table.tsx'

/** Everything that lies in the evidence, and how reading each of it ended. Names of files may name people: looking is recorded. */
export function Screen() {
  const text = useText()
  const { case_id } = useCase()
  const may = useMay()('see-evidence')
  const { state } = useSearch({ from: '/cases/$caseId/evidence/items' })
  // Which run counts now; the lists then name it, so that they stay of one run.
  const { data, error } = useRead('list-items', { case_id, limit: 1 }, { when: may, once: true })
  if (!may)
    return (
      <EmptyState icon="lock" title={text('viewer.closed.title')}>
        <p>{text('viewer.closed.text')}</p>
      </EmptyState>
    )
  return (
    <div className="stack">
      <p className="row no-print">
        <Icon name="left" size="s" />
        <Link to="/cases/$caseId/evidence" params={{ caseId: case_id }}>
          {text('viewer.back')}
        </Link>
      </p>
      {data !== undefined && <Items runId={data.run_id} state={state} />}
      {data === undefined &&
        (error === null ? <p className="soft">{text('shell.loading')}</p> : <FailedRead error={error} />)}
    </div>
  )
}

function Items({ runId, state }: { runId: string; state: ItemsSearch['state'] }) {
  const { case_id } = useCase()
  const navigate = useNavigate()
  const [wanted, setWanted] = useState<Wanted>({ text: '', withFindings: false })
  const [states, setStates] = useState<Record<string, number>>()
  const onCounts = useCallback((all: Record<string, number>) => setStates(all), [])
  const filter = {
    ...(state !== undefined && { state: [...statesOf[state]] }),
    ...(wanted.text !== '' && { text: wanted.text }),
    ...(wanted.withFindings && { with_findings: true }),
  }
  const setState = (next: ItemsSearch['state']) =>
    void navigate({
      ...{ to: '/cases/$caseId/evidence/items', params: { caseId: case_id }, replace: true, resetScroll: false },
      search: next === undefined ? {} : { state: next },
    })
  return (
    <>
      <ItemFilters states={states} state={state} wanted={wanted} onState={setState} onWanted={setWanted} />
      <ItemTable key={JSON.stringify(filter)} caseId={case_id} runId={runId} filter={filter} onCounts={onCounts} />
    </>
  )
}
