import { Rows } from '../../../design/lists/rows.tsx'
import { Badge } from '../../../design/status/badge.tsx'
import { Instant } from '../../../design/time/instant.tsx'
import { usePlaceName } from '../../../messages/use-place-name.ts'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { DutyName } from '../../case/duty-name.tsx'
import { judgementOutcomes } from '../../respond/decisions/choices.ts'
import type { Report } from './report.ts'

/** What was decided and judged, by whom and why; those that were replaced are marked. */
export function ReportDecisions({ report: { decisions, duties } }: { report: Report }) {
  const text = useText()
  const word = useWord()
  const placeName = usePlaceName()
  if (decisions.length === 0) return <p className="soft">{text('ending.decisionsNone')}</p>
  return (
    <Rows
      label={text('ending.reportDecisions')}
      rows={decisions.map(({ kind, outcome, reason, by, at, counts, about, place }) => ({
        id: `${kind} ${at} ${about} ${place}`,
        title: (
          <>
            {word(judgementOutcomes[kind] === undefined ? 'decision' : 'judgement', kind)}
            {': '}
            {word('decided', outcome)}
            {place !== undefined && <span className="soft"> {placeName(place)}</span>}
          </>
        ),
        note: (
          <>
            {about !== undefined && (
              <div>
                <DutyName duty={about} law={duties.find(({ duty }) => duty === about)?.law} />
              </div>
            )}
            <div className="prose" dir="auto">
              {reason}
            </div>
            <bdi>{by.name}</bdi>, <Instant at={at} far={false} />
          </>
        ),
        ...(!counts && { end: <Badge tone="quiet">{text('ending.replaced')}</Badge> }),
      }))}
    />
  )
}
