import './instant.css'
import { useMemo } from 'react'
import { useLanguage } from '../../messages/use-text.ts'
import { useNow } from './clock.ts'
import { relativeTo } from './spans.ts'
import { useZone } from './zone.ts'

interface InstantProps {
  /** `2026-03-02T01:30:00Z`, with any offset. */
  at: string
  zone?: string
  /** Both on one line, or the relative time with the exact one as a second, softer part below. */
  layout?: 'line' | 'stacked'
  /** False: without how far away it is, where that stands beside it already. */
  far?: boolean
}

/** A moment with its zone and how far away it is: "2 Mar 2026, 09:30 HKT · 3 hours ago". */
export function Instant({ at, zone, layout = 'line', far = true }: InstantProps) {
  const { locale } = useLanguage()
  const shownIn = useZone()
  const exact = useExactFormat(locale, zone ?? shownIn)
  const { value, unit } = relativeTo(Date.parse(at), useNow())
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: value === 0 ? 'auto' : 'always' }).format(value, unit)
  return (
    <time className={`instant instant-${layout} figures`} dateTime={at}>
      <span>{exact.format(new Date(at))}</span>
      {far && ' '}
      {far && <span className="instant-far">{relative}</span>}
    </time>
  )
}

function useExactFormat(locale: string, zone: string): Intl.DateTimeFormat {
  return useMemo(
    () =>
      new Intl.DateTimeFormat(locale, {
        timeZone: zone,
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZoneName: 'short',
      }),
    [locale, zone],
  )
}
