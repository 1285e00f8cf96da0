import './respond.css'
import { Outlet, useParams } from '@tanstack/react-router'
import { ScreenActions } from '../../app/screen-actions.tsx'
import { Link } from '../../design/actions/link.tsx'
import { Sections } from '../../design/navigation/sections.tsx'
import { useText } from '../../messages/use-text.ts'
import { useCase, useMay } from '../case/case-context.ts'

/** The parts of the response beside the tasks; `needs`: shown to those only to whom their roles in the case give it. */
const doors = [
  { to: '/cases/$caseId/respond/containment', title: 'respond.containment', needs: 'contain' },
  { to: '/cases/$caseId/respond/timeline', title: 'respond.timeline' },
  { to: '/cases/$caseId/respond/decisions', title: 'respond.decisions', needs: 'see-decisions' },
  { to: '/cases/$caseId/respond/parties', title: 'respond.parties', needs: 'see-decisions' },
  { to: '/cases/$caseId/respond/custody', title: 'respond.custody', needs: 'see-custody' },
  { to: '/cases/$caseId/respond/members', title: 'respond.members' },
] as const

/** The parts of the response, each with an address of its own. */
export function Screen() {
  const text = useText()
  const may = useMay()
  const params = { caseId: useCase().case_id }
  const { taskId } = useParams({ strict: false })
  return (
    <div className="stack">
      <ScreenActions>
        <Link to="/cases/$caseId/wall" params={params}>
          {text('wall.open')}
        </Link>
      </ScreenActions>
      <Sections label={text('respond.parts')}>
        <Link
          to="/cases/$caseId/respond"
          params={params}
          activeOptions={{ exact: true }}
          {...(taskId !== undefined && { 'aria-current': 'true' })}
        >
          {text('respond.tasks')}
        </Link>
        {doors
          .filter((door) => !('needs' in door) || may(door.needs))
          .map(({ to, title }) => (
            <Link key={to} to={to} params={params}>
              {text(title)}
            </Link>
          ))}
      </Sections>
      <Outlet />
    </div>
  )
}
