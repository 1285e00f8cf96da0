import { useEffect } from 'react'
import { type Language, languages } from '../../messages/languages.ts'
import { useLanguage } from '../../messages/use-text.ts'
import { preferences } from '../preferences.ts'
import { useSelf } from './use-session.ts'

/** On a machine where no language was chosen, the console speaks the one of the person who signs in. */
export function OwnLanguage() {
  const { language, choose } = useLanguage()
  const own = useSelf()?.language
  useEffect(() => {
    if (own === undefined || own === language || preferences.language.read() !== null) return
    if (Object.hasOwn(languages, own)) choose(own as Language)
  }, [own, language, choose])
  return null
}
