import './ending.css'
import { Outlet } from '@tanstack/react-router'
import { Link } from '../../design/actions/link.tsx'
import { Sections } from '../../design/navigation/sections.tsx'
import { EmptyState } from '../../design/status/empty-state.tsx'
import { useText } from '../../messages/use-text.ts'
import { useCase, useMay } from '../case/case-context.ts'

/** The end of a case and what comes after it, each part with an address of its own. */
export function Screen() {
  const text = useText()
  const may = useMay()
  const params = { caseId: useCase().case_id }
  if (!['close-case', 'see-decisions', 'see-duties', 'export-proof'].some(may))
    return (
      <EmptyState icon="lock" title={text('ending.closed.title')}>
        <p>{text('ending.closed.text')}</p>
      </EmptyState>
    )
  return (
    <div className="stack">
      <div className="no-print">
        <Sections label={text('ending.parts')}>
          <Link to="/cases/$caseId/ending" params={params} activeOptions={{ exact: true }}>
            {text('ending.close')}
          </Link>
          {may('see-decisions') && (
            <Link to="/cases/$caseId/ending/after" params={params}>
              {text('ending.after')}
            </Link>
          )}
          {may('see-duties') && (
            <Link to="/cases/$caseId/ending/report" params={params}>
              {text('ending.report')}
            </Link>
          )}
          {may('export-proof') && (
            <Link to="/cases/$caseId/ending/proof" params={params}>
              {text('ending.proof')}
            </Link>
          )}
          {may('hold-case') && (
            <Link to="/cases/$caseId/ending/keeping" params={params}>
              {text('ending.keeping')}
            </Link>
          )}
        </Sections>
      </div>
      <Outlet />
    </div>
  )
}
