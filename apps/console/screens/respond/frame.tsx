import './respond.css'
import { Outlet, useParams } from '@tanstack/react-router'
import { Link } from '../../design/actions/link.tsx'
import { Sections } from '../../design/navigation/sections.tsx'
import { useText } from '../../messages/use-text.ts'
import { useCase, useMay } from '../case/case-context.ts'

/** The parts of the response, each with an address of its own. */
export function Screen() {
  const text = useText()
  const may = useMay()
  const params = { caseId: useCase().case_id }
  const { taskId } = useParams({ strict: false })
  return (
    <div className="stack">
      <Sections label={text('respond.parts')}>
        <Link
          to="/cases/$caseId/respond"
          params={params}
          activeOptions={{ exact: true }}
          {...(taskId !== undefined && { 'aria-current': 'true' })}
        >
          {text('respond.tasks')}
        </Link>
        <Link to="/cases/$caseId/respond/timeline" params={params}>
          {text('respond.timeline')}
        </Link>
        {may('see-decisions') && (
          <Link to="/cases/$caseId/respond/decisions" params={params}>
            {text('respond.decisions')}
          </Link>
        )}
        <Link to="/cases/$caseId/respond/members" params={params}>
          {text('respond.members')}
        </Link>
      </Sections>
      <Outlet />
    </div>
  )
}
