import type { OutputOf } from '../../../../office/client-types.ts'
import { ShareBar } from '../../design/charts/share-bar.tsx'
import { useText } from '../../messages/use-text.ts'

type AllCounts = OutputOf<'list-reviews'>['counts']

/** How far the doubtful matches are decided. */
export function Counts({ counts: { open, decided, unsure, disputed, twice } }: { counts: AllCounts }) {
  const text = useText()
  return (
    <div className="review-counts">
      <ShareBar
        title={text('review.progress')}
        shares={[
          { id: 'decided', label: text('review.decided'), value: decided, tone: 'good' },
          { id: 'open', label: text('review.queue.open'), value: open, tone: 'quiet' },
          { id: 'unsure', label: text('review.queue.unsure'), value: unsure, tone: 'info' },
          { id: 'disputed', label: text('review.queue.disputed'), value: disputed, tone: 'warn' },
        ]}
      />
      <p className="soft">{text('review.twice', { n: twice })}</p>
    </div>
  )
}
