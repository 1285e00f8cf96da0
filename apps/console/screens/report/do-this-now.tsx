import { useQuery } from '@tanstack/react-query'
import type { CardsAnswer } from '../../../../office/client-types.ts'
import { send } from '../../api/send.ts'
import { type Language, languageNames } from '../../messages/languages.ts'
import { useLanguage, useText } from '../../messages/use-text.ts'
import type { Kind } from './report-draft.ts'

export type Card = CardsAnswer['cards'][Kind]

/** The cards of what to do at once. Asked for when the form is opened, so that one is there as soon as the kind is chosen. */
export function useCards(): CardsAnswer['cards'] | undefined {
  const { data } = useQuery({
    queryKey: ['do-this-now'],
    queryFn: async ({ signal }) => (await send<CardsAnswer>('/api/do-this-now', undefined, { signal })).body,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data?.cards
}

/** What to do at once: the reader's language first, the others below it, for whoever stands beside them. */
export function DoThisNow({ card }: { card: Card }) {
  const text = useText()
  const { language } = useLanguage()
  const ordered = [language, ...languageNames.filter((name) => name !== language)]
  return (
    <section className="do-now" aria-label={text('report.now')}>
      <h2 className="do-now-title">{text('report.now')}</h2>
      <div className="do-now-parts">
        {ordered.map((each) => (
          <CardWords key={each} card={card} language={each} />
        ))}
      </div>
    </section>
  )
}

function CardWords({ card, language }: { card: Card; language: Language }) {
  return (
    <div lang={language} className="stack-tight">
      <h3>{card.title[language]}</h3>
      <ol className="do-now-lines">
        {card.lines.map((line) => (
          <li key={line.en}>{line[language]}</li>
        ))}
      </ol>
    </div>
  )
}
