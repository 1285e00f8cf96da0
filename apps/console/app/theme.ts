import { preferences, type Theme } from './preferences.ts'
import { makeStore } from './store.ts'

const theme = makeStore<Theme>(preferences.theme.read() ?? 'system')

/** Light or dark as chosen; `system` follows the machine. */
export function setTheme(next: Theme): void {
  preferences.theme.write(next)
  theme.write(next)
  applyTheme()
}

/** Before the first drawing, so that nothing flashes. */
export function applyTheme(): void {
  const now = theme.read()
  if (now === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = now
}

export const useTheme = theme.use
