import { Facts } from '../../../design/lists/facts.tsx'
import { Day } from '../../../design/time/day.tsx'
import { Instant } from '../../../design/time/instant.tsx'
import { useText } from '../../../messages/use-text.ts'
import type { Report } from './report.ts'

/** When what happened, as it was last stated; what nobody knows stands as that. */
export function ReportTimes({ report: { timeline, opened_at } }: { report: Report }) {
  const text = useText()
  const when = (at: string | null | undefined) => {
    if (at == null) return <span className="soft">{text('case.fact.unknown')}</span>
    return at.includes('T') ? <Instant at={at} far={false} /> : <Day at={at} />
  }
  const named = ['occurred', 'discovered', 'aware'] as const
  return (
    <Facts
      facts={[
        ...named.map((name) => ({ name: text(`case.fact.${name}`), value: when(timeline[name]) })),
        { name: text('case.fact.opened'), value: when(opened_at) },
      ]}
    />
  )
}
