import { useRead } from '../../api/use-read.ts'
import type { Choice } from '../../design/fields/choice.tsx'
import { useLanguage } from '../../messages/use-text.ts'

/** The versions of the provider's roster that the case can take, newest first. */
export function useOfferedRosters(caseId: string): Choice[] {
  const { text, locale } = useLanguage()
  const { data } = useRead('offer-rosters', { case_id: caseId })
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  return (data?.rosters ?? []).map(({ roster_id, number, stated_on, patients }) => {
    const day = format.format(new Date(`${stated_on}T00:00:00Z`))
    return { id: roster_id, text: text('attach.roster.version', { number, day, patients }) }
  })
}
