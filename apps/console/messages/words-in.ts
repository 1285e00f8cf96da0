import type { Language } from './languages.ts'

/** A text that the office answers in its languages (titles and questions of playbooks), in the reader's. */
export function wordsIn(language: Language, words: { en: string; 'zh-Hant': string }): string {
  return words[language] ?? words.en
}
