import './viewer.css'
import { FailedRead } from '../../../app/failed-read.tsx'
import { Button } from '../../../design/actions/button.tsx'
import { KeyHints } from '../../../design/navigation/key-hints.tsx'
import { Banner } from '../../../design/status/banner.tsx'
import { useText } from '../../../messages/use-text.ts'
import { ItemHead } from './item-head.tsx'
import { Parts } from './parts.tsx'
import type { Place } from './place.ts'
import { StopBar } from './stop-bar.tsx'
import { useStops } from './use-stops.ts'
import { type Look, useWindow } from './use-window.ts'

/** One item of the evidence at a place, as text, table or record, with what was found marked and masked. Give it a `key` of its place. */
export function ItemView({ place }: { place: Place }) {
  const text = useText()
  const window = useWindow(place)
  const way = useStops(place, window)
  const { look, error } = window
  if (look === undefined)
    return error === null ? (
      <p className="soft" role="status">
        {text('viewer.opening')}
      </p>
    ) : (
      <FailedRead error={error} again={window.again} />
    )
  return (
    <div className="stack" aria-busy={window.isTurning || undefined}>
      <ItemHead look={look} />
      {isLost(place, look) && (
        <Banner tone="warn" title={text('viewer.lost.title')}>
          <p>{text('viewer.lost.text')}</p>
        </Banner>
      )}
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
      <p className="soft">{text('viewer.maskHint')}</p>
    </div>
  )
}

/** The place was asked for, and is not in what the item says now. */
function isLost({ location }: Place, { target, first }: Look): boolean {
  return location !== undefined && location !== '' && target === undefined && first === 0
}
