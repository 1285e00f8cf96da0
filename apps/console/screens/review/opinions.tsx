import { Rows } from '../../design/lists/rows.tsx'
import { Instant } from '../../design/time/instant.tsx'
import { useText } from '../../messages/use-text.ts'
import type { ReviewedMatch } from './reviewed-match.ts'

/** What was said of this match already, where I may know it. */
export function Opinions({ opinions }: { opinions: ReviewedMatch['opinions'] }) {
  const text = useText()
  if (opinions.length === 0) return null
  return (
    <section className="card">
      <h3>{text('review.opinions')}</h3>
      <Rows
        label={text('review.opinions')}
        rows={opinions.map(({ decision_id, round, outcome, choice, reason, by, at, earlier }) => ({
          id: decision_id,
          icon: 'person',
          title: outcome === 'same' ? text('review.said.same', { rank: choice ?? 0 }) : text(`review.said.${outcome}`),
          note: (
            <>
              {earlier ? text('review.earlier') : text('review.round', { round })} · {by} · <Instant at={at} />
              {reason !== undefined && (
                <>
                  {' · '}
                  <bdi>{reason}</bdi>
                </>
              )}
            </>
          ),
        }))}
      />
    </section>
  )
}
