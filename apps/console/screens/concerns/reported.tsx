import type { ReactNode } from 'react'
import { Facts } from '../../design/lists/facts.tsx'
import { Instant } from '../../design/time/instant.tsx'
import { useLanguage, useText } from '../../messages/use-text.ts'
import { type Concern, useReportWords } from './concern-words.ts'

/** What the report says, question by question. What was left out is said to be, so that nobody takes it for a no. */
export function Reported({ report }: { report: NonNullable<Concern['report']> }) {
  const text = useText()
  const words = useReportWords()
  const unsaid = <span className="soft">{text('concerns.unsaid')}</span>
  const when = (value: string | undefined): ReactNode => (value === undefined ? unsaid : <Moment at={value} />)
  const several = (codes: readonly string[] | undefined, say: (code: string) => string): ReactNode =>
    codes === undefined || codes.length === 0 ? unsaid : codes.map(say).join(' · ')
  return (
    <Facts
      facts={[
        { name: text('concerns.fact.what'), value: report.what ?? unsaid },
        { name: text('concerns.fact.happened'), value: when(report.happened) },
        { name: text('concerns.fact.noticed'), value: when(report.noticed) },
        {
          name: text('concerns.fact.channel'),
          value: report.channel === undefined ? unsaid : words.channel(report.channel),
        },
        { name: text('concerns.fact.data'), value: several(report.data, words.data) },
        {
          name: text('concerns.fact.people'),
          value: report.people === undefined ? unsaid : words.people(report.people),
        },
        { name: text('concerns.fact.seenBy'), value: several(report.seen_by, words.seenBy) },
        { name: text('concerns.fact.done'), value: report.done ?? unsaid },
        { name: text('concerns.fact.contact'), value: report.contact ?? unsaid },
      ]}
    />
  )
}

/** An instant, a day, or not sure. */
function Moment({ at }: { at: string }) {
  const { text, locale } = useLanguage()
  if (at === 'unsure') return text('report.unsure')
  if (at.includes('T')) return <Instant at={at} />
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  return <time dateTime={at}>{day.format(new Date(`${at}T00:00:00Z`))}</time>
}
