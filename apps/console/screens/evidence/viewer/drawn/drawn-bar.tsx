import { Button } from '../../../../design/actions/button.tsx'
import { IconButton } from '../../../../design/actions/icon-button.tsx'
import { useText } from '../../../../messages/use-text.ts'
import type { useDrawing } from './use-drawing.ts'

/** Stays above the page: which one it is, the way to the others, how large, and showing it in clear. */
export function DrawnBar({ view }: { view: ReturnType<typeof useDrawing> }) {
  const text = useText()
  const { page, drawing, isClear, isLarge, previous, next } = view
  const pages = drawing?.pages ?? 0
  return (
    <div className="viewer-bar no-print">
      <div className="row">
        <IconButton
          icon="left"
          tone="plain"
          label={text('viewer.page.previous')}
          isDisabled={previous === undefined || view.isTurning}
          onPress={() => previous?.()}
        />
        <IconButton
          icon="right"
          tone="plain"
          label={text('viewer.page.next')}
          isDisabled={next === undefined || view.isTurning}
          onPress={() => next?.()}
        />
        {pages > 0 && (
          <span className="figures" role="status">
            {text('viewer.page.of', { page, pages })}
          </span>
        )}
        {drawing?.png !== undefined && (
          <span className="row viewer-reveal">
            <Button icon={isLarge ? 'minus' : 'plus'} isDisabled={view.isTurning} onPress={view.resize}>
              {isLarge ? text('viewer.size.fit') : text('viewer.size.large')}
            </Button>
            {isClear ? (
              <Button icon="hidden" onPress={view.cover}>
                {text('viewer.hide')}
              </Button>
            ) : (
              <Button icon="eye" isPending={view.isRevealing} onPress={view.reveal}>
                {text('viewer.reveal')}
              </Button>
            )}
          </span>
        )}
      </div>
    </div>
  )
}
