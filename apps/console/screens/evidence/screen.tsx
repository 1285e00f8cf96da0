import './evidence.css'
import { FailedRead } from '../../app/failed-read.tsx'
import { useText } from '../../messages/use-text.ts'
import { useCase, useMay } from '../case/case-context.ts'
import { useScope } from '../case/overview/use-scope.ts'
import { EvidenceActions } from './evidence-actions.tsx'
import { Runs } from './runs.tsx'
import { Sources } from './sources.tsx'
import { BatchList } from './uploads/batch-list.tsx'
import { LeftNote } from './uploads/left-note.tsx'

/** What was taken, or may have been: the sources, and how far reading them is. */
export function Screen() {
  const text = useText()
  const { state } = useCase()
  const may = useMay()
  const { runs, sources, error } = useScope()
  const mayAttach = may('attach-sources') && state === 'open'
  if (error !== null && sources === undefined) return <FailedRead error={error} />
  if (may('see-counts') && (sources === undefined || runs === undefined))
    return <p className="soft">{text('shell.loading')}</p>
  return (
    <div className="stack">
      {mayAttach && <EvidenceActions runs={runs ?? []} sources={sources ?? []} />}
      <BatchList />
      {mayAttach && <LeftNote />}
      {sources !== undefined && <Sources sources={sources} mayAttach={mayAttach} />}
      {runs !== undefined && runs.length > 0 && <Runs runs={runs} mayStop={mayAttach} />}
    </div>
  )
}
