import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useCommands } from '../../app/commands.ts'
import { useSession } from '../../app/session/use-session.ts'
import { useText } from '../../messages/use-text.ts'

/** Opens the form, for whoever may open incidents; also a command with a key. undefined for everybody else. */
export function useOpening(): (() => void) | undefined {
  const text = useText()
  const navigate = useNavigate()
  const isAllowed = useSession().may.includes('open-incident')
  const commands = useMemo(() => {
    const run = () => void navigate({ to: '/cases/open' })
    const command = { id: 'open-incident', title: text('cases.open'), icon: 'plus', group: 'do', keys: 'n i' } as const
    return isAllowed ? [{ ...command, run }] : []
  }, [isAllowed, text, navigate])
  useCommands(commands)
  return commands[0]?.run
}
