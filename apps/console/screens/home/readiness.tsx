import type { LinkProps } from '@tanstack/react-router'
import type { OutputOf } from '../../../../office/client-types.ts'
import { useRead } from '../../api/use-read.ts'
import { useSession } from '../../app/session/use-session.ts'
import { Link } from '../../design/actions/link.tsx'
import { Facts } from '../../design/lists/facts.tsx'
import { Rows } from '../../design/lists/rows.tsx'
import { useText } from '../../messages/use-text.ts'

type Answer = OutputOf<'read-readiness'>
type Obstacle = Answer['in_the_way'][number]['what']

/** Where each is mended. */
const mendedAt: Record<Obstacle, NonNullable<LinkProps['to']>> = {
  'no-provider': '/settings/provider',
  'no-roster': '/settings/roster',
  'old-roster': '/settings/roster',
  'one-privacy-officer': '/settings/people',
  'one-key-holder': '/settings/people',
  'no-connector': '/settings/connectors',
  'connector-failing': '/settings/connectors',
  'no-alarm': '/settings/ways',
  'alarm-failing': '/settings/ways',
}

/** How soon people could be told: what was measured, and what would hold up the next breach. For those who see the provider's settings. */
export function Readiness() {
  const may = useSession().may.includes('see-provider')
  // No failure of it stands in the way of the rest of this page.
  const { data } = useRead('read-readiness', {}, { when: may })
  return data === undefined ? null : <ReadinessCard answer={data} />
}

function ReadinessCard({ answer: { measured, in_the_way } }: { answer: Answer }) {
  const text = useText()
  return (
    <section className="card" aria-label={text('home.ready')}>
      <h2>{text('home.ready')}</h2>
      <h3>{text('home.ready.measured')}</h3>
      {measured.length === 0 ? (
        <p className="soft">{text('home.ready.notMeasured')}</p>
      ) : (
        <Facts
          facts={measured.map(({ step, cases, median_hours, last_hours }) => ({
            name: text(`home.ready.step.${step}`),
            value:
              cases === 1
                ? text('home.ready.once', { hours: last_hours })
                : text('home.ready.hours', { median: median_hours, last: last_hours, n: cases }),
          }))}
        />
      )}
      <p className="soft">{text('home.ready.notSent')}</p>
      <h3>{text('home.ready.inTheWay')}</h3>
      {in_the_way.length === 0 ? (
        <p>{text('home.ready.clear')}</p>
      ) : (
        <Rows
          label={text('home.ready.inTheWay')}
          rows={in_the_way.map(({ what, n = 0 }) => ({
            id: what,
            icon: 'warn' as const,
            title: <Link to={mendedAt[what]}>{text(`home.ready.${what}`, { n })}</Link>,
            note: text(`home.readyText.${what}`),
          }))}
        />
      )}
    </section>
  )
}
