import { Disclosure } from '../../design/navigation/disclosure.tsx'
import { useText } from '../../messages/use-text.ts'
import { useWord } from '../../messages/use-word.ts'
import type { ReviewedMatch } from './reviewed-match.ts'

/** Where the evidence says what was compared. */
export function SeenOf({ match: { seen } }: { match: ReviewedMatch }) {
  const text = useText()
  const word = useWord()
  if (seen.length === 0) return null
  return (
    <Disclosure title={text('review.seen', { n: seen.length })}>
      <ul className="seen-places">
        {seen.map(({ element, item, location, confidence }) => (
          <li key={`${element} ${item} ${location}`}>
            {word('element', element)} · <bdi>{item}</bdi> · <bdi>{location}</bdi> ·{' '}
            {text('register.confidence', { share: confidence / 100 })}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
