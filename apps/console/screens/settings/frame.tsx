import './settings.css'
import { Outlet } from '@tanstack/react-router'
import { useSession } from '../../app/session/use-session.ts'
import { Link } from '../../design/actions/link.tsx'
import { Sections } from '../../design/navigation/sections.tsx'
import { useText } from '../../messages/use-text.ts'
import { settingsParts } from './parts.ts'

/** The parts of the settings, those that one may look at, above the one that is open. */
export function Screen() {
  const text = useText()
  const { may } = useSession()
  return (
    <div className="stack">
      <Sections label={text('settings.title')}>
        {settingsParts
          .filter(({ needs }) => needs === undefined || may.includes(needs))
          .map(({ to, title }) => (
            <Link key={to} to={to} className="section-link">
              {text(title)}
            </Link>
          ))}
      </Sections>
      <Outlet />
    </div>
  )
}
