import { useRead } from '../../../api/use-read.ts'
import { useZone } from '../../../design/time/zone.ts'
import { useLanguage } from '../../../messages/use-text.ts'
import { wordsIn } from '../../../messages/words-in.ts'
import { useCase } from '../../case/case-context.ts'
import { WallPart } from './part.tsx'

const shown = 7

/** What happened last, in the words of the ledger. What people typed with it (notes, reasons) is left out. */
export function WallTimeline() {
  const { text, language, locale } = useLanguage()
  const zone = useZone()
  const { case_id } = useCase()
  const { data } = useRead('read-timeline', { case_id, limit: shown }, { every: 15_000 })
  // Its zone stands with the clock above.
  const clock = new Intl.DateTimeFormat(locale, {
    ...{ timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  })
  return (
    <WallPart name="timeline" title={text('wall.timeline')}>
      <ul className="wall-lines" aria-label={text('wall.timeline')}>
        {(data?.entries ?? []).map(({ entry_id, at, words, by }) => (
          <li key={entry_id}>
            <span>
              {wordsIn(language, words)} <span className="soft">{by?.name ?? text('timeline.cordon')}</span>
            </span>
            <time className="figures" dateTime={at}>
              {clock.format(new Date(at))}
            </time>
          </li>
        ))}
      </ul>
    </WallPart>
  )
}
