import type { Catalogue } from './catalogue.ts'

/** The languages of the console. One more language is one folder like `en/`, one file like `en.ts`, and an entry here. */
export const languages = {
  en: { name: 'English', locale: 'en-GB', load: async (): Promise<Catalogue> => (await import('./en.ts')).en },
  'zh-Hant': {
    name: '繁體中文',
    locale: 'zh-HK',
    load: async (): Promise<Catalogue> => (await import('./zh-Hant.ts')).zhHant,
  },
} as const

export type Language = keyof typeof languages

export const languageNames = Object.keys(languages) as Language[]

/** The first language of the reader's list that we have; English where there is none. */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const { language, script } = new Intl.Locale(tag).maximize()
    const found = languageNames.find((name) => {
      const ours = new Intl.Locale(name).maximize()
      return ours.language === language && ours.script === script
    })
    if (found !== undefined) return found
  }
  return 'en'
}

/** How dates and numbers are written: as the reader's region does where it has this language, else as its usual region. */
export function localeFor(language: Language, wanted: readonly string[]): string {
  return (
    wanted.find((tag) => tag.includes('-') && languageFor([tag]) === language && isOurs(tag, language)) ??
    languages[language].locale
  )
}

function isOurs(tag: string, language: Language): boolean {
  return new Intl.Locale(tag).language === new Intl.Locale(language).language
}
