import { IconButton } from '../design/actions/icon-button.tsx'
import { Menu } from '../design/actions/menu.tsx'
import type { IconName } from '../design/icon-shapes.ts'
import { languageNames, languages } from '../messages/languages.ts'
import { useLanguage } from '../messages/use-text.ts'
import type { Theme } from './preferences.ts'
import { setTheme, useTheme } from './theme.ts'

const icons: Record<Theme, IconName> = { system: 'screen', light: 'sun', dark: 'moon' }

export function ThemeMenu() {
  const { text } = useLanguage()
  const theme = useTheme()
  return (
    <Menu
      label={text('shell.theme')}
      chosen={theme}
      choices={(['system', 'light', 'dark'] as const).map((id) => ({
        id,
        text: text(`shell.theme.${id}`),
        icon: icons[id],
        run: () => setTheme(id),
      }))}
    >
      <IconButton icon={icons[theme]} label={text('shell.theme')} />
    </Menu>
  )
}

/** Each language by its own name. */
export function LanguageMenu() {
  const { text, language, choose } = useLanguage()
  return (
    <Menu
      label={text('shell.language')}
      chosen={language}
      choices={languageNames.map((id) => ({ id, text: languages[id].name, lang: id, run: () => choose(id) }))}
    >
      <IconButton icon="language" label={text('shell.language')} />
    </Menu>
  )
}
