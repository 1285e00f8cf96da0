import { Facts } from '../../../design/lists/facts.tsx'
import { usePlaceName } from '../../../messages/use-place-name.ts'
import { useLanguage } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import type { Report } from './report.ts'

/** How many people, whose data of which kind, where they live, and what could not be read. */
export function ReportScope({ report: { scope } }: { report: Report }) {
  const { text, locale } = useLanguage()
  const word = useWord()
  const placeName = usePlaceName()
  if (scope === undefined) return <p>{text('ending.scopeNone')}</p>
  const figure = new Intl.NumberFormat(locale)
  const list = (counts: Record<string, number>, say: (code: string) => string) =>
    Object.entries(counts)
      .filter(([, n]) => n > 0)
      .sort(([, a], [, b]) => b - a)
      .map(([code, n]) => text('ending.countOf', { what: say(code), n }))
      .join('\n')
  return (
    <Facts
      facts={[
        { name: text('ending.people'), value: text('ending.bounds', { least: scope.least, most: scope.most }) },
        { name: text('ending.harm'), value: list(scope.harm, (band) => word('band', band)) },
        { name: text('ending.elements'), value: list(scope.elements, (element) => word('element', element)) },
        { name: text('ending.residence'), value: list(scope.residence, placeName) },
        { name: text('ending.gaps'), value: figure.format(scope.gaps) },
      ]}
    />
  )
}
