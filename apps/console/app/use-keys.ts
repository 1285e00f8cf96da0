import { useEffect } from 'react'
import { offeredCommands } from './commands.ts'
import { isSingle, makeKeyMatcher } from './key-match.ts'
import { preferences } from './preferences.ts'

/** Runs the command whose keys are pressed. Single letters never while somebody types, nor when they are turned off. */
export function useKeys(): void {
  useEffect(() => {
    const match = makeKeyMatcher(() => performance.now())
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const withSingles = preferences.singleKeys.read() !== 'off' && !isTyping(event.target) && !isCovered()
      const commands = offeredCommands().filter(({ keys }) => keys !== undefined && (withSingles || !isSingle(keys)))
      const matched = match(
        event,
        commands.map(({ keys }) => keys!),
      )
      if (matched === null || matched === 'waiting') return
      event.preventDefault()
      commands.find(({ keys }) => keys === matched)?.run()
    }
    // Buttons and the like keep Enter to themselves on its way up; held together with Ctrl it is never theirs.
    const onModKey = (event: KeyboardEvent) => isMod(event) && onKey(event)
    const onPlainKey = (event: KeyboardEvent) => !isMod(event) && onKey(event)
    window.addEventListener('keydown', onModKey, { capture: true })
    window.addEventListener('keydown', onPlainKey)
    return () => {
      window.removeEventListener('keydown', onModKey, { capture: true })
      window.removeEventListener('keydown', onPlainKey)
    }
  }, [])
}

const isMod = ({ ctrlKey, metaKey }: KeyboardEvent): boolean => ctrlKey || metaKey

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role=spinbutton]') !== null
  )
}

/** Below an open dialog nothing answers to keys. */
function isCovered(): boolean {
  return document.querySelector('[data-overlay="modal"]') !== null
}
