import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { preferences } from '../app/preferences.ts'
import type { Catalogue } from './catalogue.ts'
import { type Language, languageFor, languages, localeFor } from './languages.ts'
import { speak } from './speak.ts'
import { SpokenContext } from './use-text.ts'

export interface Loaded {
  language: Language
  catalogue: Catalogue
}

/** The language chosen before, or the browser's. */
export async function loadLanguage(
  language: Language = preferences.language.read() ?? languageFor(navigator.languages),
): Promise<Loaded> {
  return { language, catalogue: await languages[language].load() }
}

/** Everything below speaks one language; `choose` changes it in place, without losing what was typed. */
export function LanguageProvider({ first, children }: { first: Loaded; children: ReactNode }) {
  const [{ language, catalogue }, setLoaded] = useState(first)
  const locale = localeFor(language, navigator.languages)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const spoken = useMemo(
    () => ({
      language,
      locale,
      text: speak(catalogue, locale),
      choose(next: Language) {
        preferences.language.write(next)
        void loadLanguage(next).then(setLoaded)
      },
    }),
    [language, locale, catalogue],
  )
  return (
    <SpokenContext value={spoken}>
      <I18nProvider locale={locale}>{children}</I18nProvider>
    </SpokenContext>
  )
}
