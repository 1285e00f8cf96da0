import { Link } from '../../../design/actions/link.tsx'
import { Badge } from '../../../design/status/badge.tsx'
import { useNow } from '../../../design/time/clock.ts'
import { spanOf } from '../../../design/time/spans.ts'
import { useSpanText } from '../../../design/time/use-span-text.ts'
import { useZone } from '../../../design/time/zone.ts'
import { useLanguage } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { useCase } from '../../case/case-context.ts'

/** Which case, for how long, and what time it is where its deadlines are counted. */
export function WallHead() {
  const { text, locale } = useLanguage()
  const word = useWord()
  const zone = useZone()
  const now = useNow()
  const span = useSpanText()
  const { case_id: caseId, code, state, vectors, opened_at } = useCase()
  const clock = new Intl.DateTimeFormat(locale, {
    ...{
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    },
  })
  return (
    <header className="wall-head">
      <Link className="link wall-code" to="/cases/$caseId/respond" params={{ caseId }}>
        {code}
      </Link>
      <span className="wall-what">
        {vectors.map((vector) => word('vector', vector)).join(' · ')}
        <span className="soft"> {text('wall.openFor', { span: span(spanOf(now - Date.parse(opened_at))) })}</span>
      </span>
      {state !== 'open' && <Badge tone="quiet">{word('case-state', state)}</Badge>}
      <time className="wall-clock figures" dateTime={new Date(now).toISOString()}>
        {clock.format(now)}
      </time>
    </header>
  )
}
