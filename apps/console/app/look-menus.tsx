import { useQueryClient } from '@tanstack/react-query'
import { useWrite } from '../api/use-write.ts'
import { IconButton } from '../design/actions/icon-button.tsx'
import { Menu } from '../design/actions/menu.tsx'
import type { IconName } from '../design/icon-shapes.ts'
import { type Language, languageNames, languages } from '../messages/languages.ts'
import { useLanguage } from '../messages/use-text.ts'
import type { Theme } from './preferences.ts'
import { sessionKey } from './session/read-session.ts'
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

/** Each language by its own name. Who is signed in gets letters and mails in it too. */
export function LanguageMenu() {
  const { text, language, choose } = useLanguage()
  const client = useQueryClient()
  const keep = useWrite('change-language', { changes: ['read-self'] })
  const change = (id: Language) => {
    choose(id)
    if (client.getQueryData(sessionKey) !== undefined) keep.mutate({ language: id })
  }
  return (
    <Menu
      label={text('shell.language')}
      chosen={language}
      choices={languageNames.map((id) => ({ id, text: languages[id].name, run: () => change(id) }))}
    >
      <IconButton icon="language" label={text('shell.language')} />
    </Menu>
  )
}
