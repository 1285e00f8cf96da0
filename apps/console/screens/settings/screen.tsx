import { Navigate } from '@tanstack/react-router'
import { useSession } from '../../app/session/use-session.ts'
import { settingsParts } from './parts.ts'

/** The first part that one may look at. */
export function Screen() {
  const { may } = useSession()
  const first = settingsParts.find(({ needs }) => needs === undefined || may.includes(needs))!
  return <Navigate to={first.to} replace />
}
