import { useCallback, useMemo } from 'react'
import type { PlainKey } from './catalogue.ts'
import { useLanguage } from './use-text.ts'

/**
 * Says where people live, from ISO 3166: countries as the browser knows them, states and provinces from the catalogue with their code
 * ("Texas (US-TX)"), and the empty code as "not known".
 */
export function usePlaceName(): (code: string) => string {
  const { text, locale } = useLanguage()
  const countries = useMemo(() => new Intl.DisplayNames(locale, { type: 'region' }), [locale])
  return useCallback(
    (code) => {
      if (code === '') return text('places.unknown')
      if (/^[A-Z]{2}$/.test(code)) return countries.of(code) ?? code
      const part: string | undefined = text(`places.${code}` as PlainKey)
      return part === undefined ? code : text('places.part', { name: part, code })
    },
    [text, countries],
  )
}
