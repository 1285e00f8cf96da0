import { useMemo } from 'react'
import { places } from '../../../messages/en/places.ts'
import { usePlaceName } from '../../../messages/use-place-name.ts'
import { useLanguage } from '../../../messages/use-text.ts'

/** Codes of ISO 3166-1 that browsers name although they are no place that a provider is based in. */
const noPlaces = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'])

/** Countries as the browser names them, then the states and provinces that have law of their own in the duty data. */
export function usePlaceChoices(): { id: string; text: string }[] {
  const { locale } = useLanguage()
  const placeName = usePlaceName()
  return useMemo(() => {
    const collator = new Intl.Collator(locale)
    const named = (id: string) => ({ id, text: placeName(id) })
    const parts = Object.keys(places).flatMap((key) => /^places\.([A-Z]{2}-[A-Z0-9]+)$/.exec(key)?.[1] ?? [])
    const countries = countryCodes().map((id) => ({ id, text: `${placeName(id)} (${id})` }))
    return [...countries.sort((a, b) => collator.compare(a.text, b.text)), ...parts.map(named)]
  }, [locale, placeName])
}

function countryCodes(): string[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !noPlaces.has(code) && names.of(code) !== undefined && isCurrent(code))
}

/** A code of before, such as BU for Burma, stands for another one today. */
function isCurrent(code: string): boolean {
  return Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`
}
