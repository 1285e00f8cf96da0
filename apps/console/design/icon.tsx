import './icon.css'
import { type IconName, iconShapes } from './icon-shapes.ts'

/** Beside words that say the same, so screen readers skip it; a button that has only an icon takes a label (IconButton). */
export function Icon({ name, size = 'm' }: { name: IconName; size?: 's' | 'm' | 'l' }) {
  return (
    <svg className={`icon icon-${size}`} viewBox="0 0 20 20" aria-hidden="true">
      <path d={iconShapes[name]} />
    </svg>
  )
}
