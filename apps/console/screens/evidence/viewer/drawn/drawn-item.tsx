import './drawn.css'
import { useEffect, useMemo, useRef } from 'react'
import { useCommands } from '../../../../app/commands.ts'
import { FailedRead } from '../../../../app/failed-read.tsx'
import { Button } from '../../../../design/actions/button.tsx'
import type { Command } from '../../../../design/navigation/command.ts'
import { KeyHints } from '../../../../design/navigation/key-hints.tsx'
import { useText } from '../../../../messages/use-text.ts'
import type { Place } from '../place.ts'
import { DrawnBar } from './drawn-bar.tsx'
import { DrawnPage } from './drawn-page.tsx'
import { useDrawing } from './use-drawing.ts'

/** An item page by page, as it looks: what was found is painted over until somebody shows it in clear. */
export function DrawnItem({ place, firstPage }: { place: Place; firstPage: number }) {
  const text = useText()
  const view = useDrawing(place, firstPage)
  const { drawing, error, isTurning } = view
  usePageKeys(view)
  return (
    <div className="stack" aria-busy={isTurning || undefined}>
      {error !== null && <FailedRead error={error} again={view.again} />}
      <section className="card viewer" aria-label={text('viewer.as.drawn')}>
        <DrawnBar view={view} />
        {drawing === undefined ? (
          error === null && (
            <p className="soft" role="status">
              {text('viewer.opening')}
            </p>
          )
        ) : (
          <DrawnPage drawing={drawing} isClear={view.isClear} isLarge={view.isLarge} />
        )}
        {drawing?.png === undefined && drawing?.covered !== undefined && (
          <div className="row">
            <Button icon="eye" isPending={view.isRevealing} onPress={view.reveal}>
              {text('viewer.reveal')}
            </Button>
          </div>
        )}
      </section>
      <KeyHints
        label={text('review.keys')}
        hints={[
          { keys: 'j', does: text('viewer.page.next') },
          { keys: 'k', does: text('viewer.page.previous') },
        ]}
      />
    </div>
  )
}

function usePageKeys({ next, previous, isTurning }: ReturnType<typeof useDrawing>): void {
  const text = useText()
  const latest = useRef({ next, previous, isTurning })
  useEffect(() => {
    latest.current = { next, previous, isTurning }
  })
  const commands = useMemo((): Command[] => {
    const own = { icon: 'file', group: 'do' } as const
    const go = (way: 'next' | 'previous') => () => {
      if (!latest.current.isTurning) latest.current[way]?.()
    }
    return [
      { ...own, id: 'page-next', title: text('viewer.page.next'), keys: 'j', run: go('next') },
      { ...own, id: 'page-previous', title: text('viewer.page.previous'), keys: 'k', run: go('previous') },
    ]
  }, [text])
  useCommands(commands)
}
