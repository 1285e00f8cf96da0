import './keys.css'
import { Keyboard } from 'react-aria-components/Keyboard'

/** Keys to press, as `Ctrl K` (together) or `g then d` written `g d` (one after the other); Mac names on a Mac. */
export function Keys({ keys }: { keys: string }) {
  return (
    <Keyboard className="keys">
      {keys.split(' ').map((key) => (
        <kbd key={key}>{nameOf(key)}</kbd>
      ))}
    </Keyboard>
  )
}

const onMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** `Mod` is Ctrl, or the command key on a Mac. */
function nameOf(key: string): string {
  if (key === 'Mod') return onMac ? '⌘' : 'Ctrl'
  return arrows[key] ?? key
}

const arrows: Record<string, string> = { Up: '↑', Down: '↓', Left: '←', Right: '→', Enter: '↵' }
