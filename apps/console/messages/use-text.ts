import { createContext, useContext } from 'react'
import type { Key, Wants } from './catalogue.ts'
import type { Language } from './languages.ts'

/** Says a message of the catalogue in the reader's language: `text('cases.count', { n: 3 })`. Keys and variables are checked as types. */
export type Text = <K extends Key>(key: K, ...values: Wants<K>) => string

export interface Spoken {
  language: Language
  /** For dates and numbers, `en-GB`. */
  locale: string
  text: Text
  choose(language: Language): void
}

export const SpokenContext = createContext<Spoken | null>(null)

export function useLanguage(): Spoken {
  const spoken = useContext(SpokenContext)
  if (spoken === null) throw new Error('useText and useLanguage need a LanguageProvider above them')
  return spoken
}

export function useText(): Text {
  return useLanguage().text
}
