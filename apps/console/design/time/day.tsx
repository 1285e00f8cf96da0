import { useLanguage } from '../../messages/use-text.ts'

/** A date without an hour, `2026-03-02`: the same day in every zone. */
export function Day({ at }: { at: string }) {
  const { locale } = useLanguage()
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  return (
    <time className="figures" dateTime={at}>
      {format.format(new Date(`${at}T00:00:00Z`))}
    </time>
  )
}
