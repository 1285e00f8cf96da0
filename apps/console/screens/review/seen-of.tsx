import { Disclosure } from '../../design/navigation/disclosure.tsx'
import { useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'
import { EvidenceLink } from '../evidence/viewer/evidence-link.tsx'
import { useSayWhere } from '../evidence/viewer/say-where.ts'
import type { ReviewedMatch } from './reviewed-match.ts'

/** Where the evidence says what was compared. */
export function SeenOf({ match: { run_id, person, seen } }: { match: ReviewedMatch }) {
  const text = useText()
  const word = useWord()
  const sayWhere = useSayWhere()
  if (seen.length === 0) return null
  return (
    <Disclosure title={text('review.seen', { n: seen.length })}>
      <ul className="seen-places">
        {seen.map(({ element, item, location, confidence }, at) => (
          <li key={`${element} ${item} ${location}`}>
            <EvidenceLink place={{ run: run_id, match: person, seen: at }}>
              {word('element', element)} · <bdi>{item}</bdi> · <bdi>{sayWhere(location)}</bdi>
            </EvidenceLink>{' '}
            · {text('register.confidence', { share: confidence / 100 })}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
