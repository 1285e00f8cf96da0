import { useState } from 'react'
import { Switch } from '../design/fields/switch.tsx'
import { KeyHints } from '../design/navigation/key-hints.tsx'
import { Dialog } from '../design/overlays/dialog.tsx'
import { useText } from '../messages/use-text.ts'
import { useOfferedCommands } from './commands.ts'
import { preferences } from './preferences.ts'

/** All keys that do something here, and the switch for those who cannot use single letters. */
export function KeyList({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const text = useText()
  const [singles, setSingles] = useState(preferences.singleKeys.read() !== 'off')
  const hints = useOfferedCommands().flatMap(({ keys, title }) => (keys === undefined ? [] : [{ keys, does: title }]))
  return (
    <Dialog title={text('shell.keys')} isOpen={isOpen} onClose={onClose}>
      <KeyHints label={text('shell.keys')} hints={hints} />
      <Switch
        label={text('shell.keys.single')}
        hint={text('shell.keys.singleHint')}
        value={singles}
        onChange={(on) => {
          preferences.singleKeys.write(on ? 'on' : 'off')
          setSingles(on)
        }}
      />
    </Dialog>
  )
}
