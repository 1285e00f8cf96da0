import type { OutputOf } from '../../../../../office/client-types.ts'
import { useZone } from '../../../design/time/zone.ts'
import { useLanguage } from '../../../messages/use-text.ts'
import { useWord, type WordList } from '../../../messages/use-word.ts'

export type LedgerEntry = OutputOf<'list-ledger'>['entries'][number]

/** Facts whose codes have words in a list of their own; those of others are looked for in the list of all codes. */
const listOf: Readonly<Record<string, WordList>> = {
  action: 'action',
  duty: 'duty',
  role: 'role',
  vectors: 'vector',
}

/** Says an entry in words. Facts are codes and counts, never words that somebody typed. */
export function useEntryWords() {
  const { text, locale } = useLanguage()
  const word = useWord()
  const zone = useZone()
  const figure = new Intl.NumberFormat(locale)
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })
  const codeOf = (name: string, code: string): string => {
    const own = listOf[name] === undefined ? code : word(listOf[name], code)
    return own === code ? word('code', code) : own
  }
  const said = (name: string, value: unknown): string => {
    if (typeof value === 'number') return figure.format(value)
    if (typeof value !== 'string') return eachOf(name, value as Record<string, unknown>)
    if (/^\d{4}-\d\d-\d\dT.*Z$/.test(value)) return moment.format(new Date(value))
    // A reference of 64 digits says as much by its first twelve.
    return /^[0-9a-f]{64}$/.test(value) ? `${value.slice(0, 12)}…` : codeOf(name, value)
  }
  const eachOf = (name: string, counts: Record<string, unknown>): string =>
    Object.entries(counts)
      .map(([key, value]) => (value === 1 ? said(name, key) : `${said(name, key)} ${said(name, value)}`))
      .join(', ')
  return {
    what: (kind: string): string => word('entry', kind),
    actor: (actor: string): string => (actor.startsWith('program:') ? text('ledger.program') : actor),
    fact: (name: string, value: unknown) => ({ name: capital(word('fact', name), locale), value: said(name, value) }),
    /** What was done stands without its name: "Did: Open a case" says it. */
    facts: (facts: LedgerEntry['facts']): string =>
      Object.entries(facts)
        .map(([name, value]) => (name === 'action' ? said(name, value) : `${word('fact', name)} ${said(name, value)}`))
        .join(' · '),
  }
}

/** As the name of a line of its own. */
const capital = (words: string, locale: string): string => words.slice(0, 1).toLocaleUpperCase(locale) + words.slice(1)
