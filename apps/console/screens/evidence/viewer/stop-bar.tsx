import { Button } from '../../../design/actions/button.tsx'
import { IconButton } from '../../../design/actions/icon-button.tsx'
import { useText } from '../../../messages/use-text.ts'
import { useWord } from '../../../messages/use-word.ts'
import { useSayWhere } from './say-where.ts'
import type { useStops } from './use-stops.ts'
import type { useWindow } from './use-window.ts'

interface StopBarProps {
  way: ReturnType<typeof useStops>
  window: ReturnType<typeof useWindow>
}

/** Stays above the text: what is marked where the reader is and why, the way to the next, and showing it in clear. */
export function StopBar({ way, window }: StopBarProps) {
  const text = useText()
  const { stops, at } = way
  return (
    <div className="viewer-bar">
      <div className="row">
        <IconButton
          icon="left"
          tone="plain"
          label={text('viewer.previous')}
          isDisabled={!way.hasPrevious}
          onPress={way.previous}
        />
        <IconButton
          icon="right"
          tone="plain"
          label={text('viewer.next')}
          isDisabled={!way.hasNext}
          onPress={way.next}
        />
        <span className="figures">
          {at < 0 ? text('viewer.stops', { n: stops.length }) : text('viewer.stop', { n: at + 1, all: stops.length })}
        </span>
        <span className="viewer-reveal">
          {window.isClear ? (
            <Button icon="hidden" onPress={window.hide}>
              {text('viewer.hide')}
            </Button>
          ) : (
            <Button icon="eye" isDisabled={stops.length === 0} isPending={window.isRevealing} onPress={window.reveal}>
              {text('viewer.reveal')}
            </Button>
          )}
        </span>
      </div>
      <StopWords way={way} window={window} />
    </div>
  )
}

/** What was found at the stop, how sure that is, and the reasons, which the office says in English. */
function StopWords({ way: { stops, at }, window: { look } }: StopBarProps) {
  const text = useText()
  const word = useWord()
  const sayWhere = useSayWhere()
  const stop = stops[at]
  const where = stop === undefined ? '' : sayWhere(look?.parts[stop.part]?.where ?? '')
  return (
    <div className="viewer-said" role="status">
      {stop?.found.map(({ element, confidence, why }) => (
        <p key={`${element} ${why}`}>
          <strong>{word('element', element)}</strong> · {text('register.confidence', { share: confidence / 100 })}
          {where !== '' && (
            <>
              {' · '}
              <bdi>{where}</bdi>
            </>
          )}{' '}
          <span className="soft" lang="en">
            {why}
          </span>
        </p>
      ))}
    </div>
  )
}
