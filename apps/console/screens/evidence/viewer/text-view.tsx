import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { KeyHints } from '../../../design/navigation/key-hints.tsx'
import { useText } from '../../../messages/use-text.ts'
import { Parts } from './parts.tsx'
import type { Place } from './place.ts'
import { StopBar } from './stop-bar.tsx'
import { useStops } from './use-stops.ts'
import type { useWindow } from './use-window.ts'

/** A stretch of an item as text, tables and records, and the way from finding to finding. */
export function TextView({ place, window }: { place: Place; window: ReturnType<typeof useWindow> }) {
  const text = useText()
  const way = useStops(place, window)
  const { look, error } = window
  if (look === undefined) return null
  return (
    <div className="stack">
      {error !== null && <FailedRead error={error} again={window.again} />}
      {window.revealError !== null && <FailedRead error={window.revealError} />}
      <section className="card viewer" aria-label={text('viewer.content')}>
        <StopBar way={way} window={window} />
        {way.turnEarlier !== undefined && (
          <Button tone="bare" icon="left" isPending={window.isTurning} onPress={way.turnEarlier}>
            {text('viewer.earlier')}
          </Button>
        )}
        <Parts parts={look.parts} stops={way.stops} at={way.at} target={look.target} onStop={way.go} />
        {way.turnLater !== undefined && (
          <Button tone="bare" icon="right" isPending={window.isTurning} onPress={way.turnLater}>
            {text('viewer.later')}
          </Button>
        )}
      </section>
      <KeyHints
        label={text('review.keys')}
        hints={[
          { keys: 'j', does: text('viewer.next') },
          { keys: 'k', does: text('viewer.previous') },
        ]}
      />
    </div>
  )
}
