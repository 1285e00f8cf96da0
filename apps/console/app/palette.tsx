import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Icon } from '../design/icon.tsx'
import { Keys } from '../design/keys.tsx'
import type { Command } from '../design/navigation/command.ts'
import { CommandPalette } from '../design/navigation/command-palette.tsx'
import { useText } from '../messages/use-text.ts'
import { useCommands, useOfferedCommands } from './commands.ts'
import { KeyList } from './key-list.tsx'
import { places } from './places.ts'
import { setTheme } from './theme.ts'
import { useShownPlaces } from './use-shown-places.ts'

/** The button that opens the palette, the palette, and what can be done from everywhere. */
export function Palette() {
  const text = useText()
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null)
  const goes = usePlaceCommands()
  const own = useMemo(
    (): readonly Command[] => [
      {
        id: 'palette',
        title: text('design.palette'),
        icon: 'palette',
        group: 'do',
        keys: 'Mod K',
        run: () => setOpen('palette'),
      },
      { id: 'keys', title: text('shell.keys'), icon: 'keyboard', group: 'do', keys: '?', run: () => setOpen('keys') },
      { id: 'print', title: text('shell.print'), icon: 'print', group: 'do', run: () => window.print() },
      { id: 'light', title: text('shell.theme.toLight'), icon: 'sun', group: 'do', run: () => setTheme('light') },
      { id: 'dark', title: text('shell.theme.toDark'), icon: 'moon', group: 'do', run: () => setTheme('dark') },
    ],
    [text],
  )
  useCommands(goes)
  useCommands(own)
  const commands = useOfferedCommands().filter(({ id }) => id !== 'palette')
  return (
    <>
      <AriaButton className="top-palette" onPress={() => setOpen('palette')}>
        <Icon name="search" />
        <span>{text('design.palette')}</span>
        <Keys keys="Mod K" />
      </AriaButton>
      <CommandPalette
        commands={commands}
        isOpen={open === 'palette'}
        onOpen={(isOpen) => setOpen(isOpen ? 'palette' : null)}
      />
      <KeyList isOpen={open === 'keys'} onClose={() => setOpen(null)} />
    </>
  )
}

function usePlaceCommands(): readonly Command[] {
  const text = useText()
  const navigate = useNavigate()
  const params = useParams({ strict: false })
  const shown = useShownPlaces(places)
  const ids = shown.map(({ id }) => id).join()
  const target = JSON.stringify(params)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the two strings stand for the lists, which are new each time
  return useMemo(
    () =>
      shown.map(({ id, title, icon, to, keys }) => ({
        id: `go:${id}`,
        title: text(title),
        icon,
        group: 'go' as const,
        ...(keys === undefined ? {} : { keys }),
        run: () => void navigate({ to, params }),
      })),
    [text, navigate, ids, target],
  )
}
