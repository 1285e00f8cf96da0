import { Link } from '../design/actions/link.tsx'
import { useText } from '../messages/use-text.ts'
import { LanguageMenu, ThemeMenu } from './look-menus.tsx'
import { Palette } from './palette.tsx'
import { PersonMenu } from './person-menu.tsx'

/** The product's name, what one wants to do, and how the console looks. */
export function TopBar({ hasPalette }: { hasPalette: boolean }) {
  const text = useText()
  return (
    <header className="top no-print">
      <Link to="/" className="top-name" aria-label={text('shell.home')}>
        <svg viewBox="0 0 32 32" aria-hidden="true" className="top-sign">
          <rect width="32" height="32" rx="7" />
          <path d="M22.5 11.2a8 8 0 1 0 0 9.6" />
          <circle cx="16" cy="16" r="2.6" />
        </svg>
        <span className="top-word">{text('shell.product')}</span>
      </Link>
      {hasPalette && <Palette />}
      <div className="top-end">
        <LanguageMenu />
        <ThemeMenu />
        <PersonMenu />
      </div>
    </header>
  )
}
