import { useEffect, useRef, useState } from 'react'
import { Banner } from '../../../../design/status/banner.tsx'
import { useText } from '../../../../messages/use-text.ts'
import { useWord } from '../../../../messages/use-word.ts'
import type { Drawing } from './use-drawing.ts'

interface DrawnPageProps {
  drawing: Drawing
  isClear: boolean
  /** As large as it is drawn, to be scrolled; else as wide as there is room. */
  isLarge: boolean
}

/** The page with a frame around each place where something was found, or why there is none. */
export function DrawnPage({ drawing, isClear, isLarge }: DrawnPageProps) {
  const text = useText()
  const { png, covered, reason, left_out, places } = drawing
  if (png === undefined)
    return covered === undefined ? (
      <Banner tone="warn" title={text('viewer.notDrawn')}>
        <p lang="en">{reason}</p>
      </Banner>
    ) : (
      <Banner tone="info" title={text(`viewer.covered.${covered}`)}>
        <p>{text(`viewer.coveredWhy.${covered}`)}</p>
      </Banner>
    )
  return (
    <>
      <p className="soft">
        {text(isClear ? 'viewer.places.clear' : 'viewer.places.covered', { n: places.length })}
        {left_out > 0 && <> {text('viewer.leftOut', { n: left_out })}</>}
      </p>
      <section
        className="drawn-frame"
        data-large={isLarge || undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
        tabIndex={0}
        aria-label={text('viewer.page.alone')}
      >
        <Sheet drawing={drawing} png={png} />
      </section>
      <PlaceWords places={places} />
    </>
  )
}

/** Drawn into a canvas: the bytes never get an address of their own. */
function Sheet({ drawing, png }: { drawing: Drawing; png: string }) {
  const text = useText()
  const { width, height, page, pages, places } = drawing
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => {
    let isGone = false
    setDrawn(false)
    void createImageBitmap(new Blob([bytesOf(png)], { type: 'image/png' })).then((bitmap) => {
      if (!isGone) canvas.current?.getContext('2d')?.drawImage(bitmap, 0, 0)
      bitmap.close()
      if (!isGone) setDrawn(true)
    })
    return () => {
      isGone = true
    }
  }, [png])
  return (
    <div className="drawn-sheet" data-drawn={isDrawn || undefined}>
      <canvas
        ref={canvas}
        width={width}
        height={height}
        role="img"
        aria-label={text('viewer.page.of', { page, pages })}
      />
      <svg className="drawn-places" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        {places.map(({ element, left, top, width: wide, height: high }) => (
          <rect key={`${element} ${left} ${top}`} x={left} y={top} width={wide} height={high} />
        ))}
      </svg>
    </div>
  )
}

/** What was found on the page, by kind: what the frames say to those who do not see them. */
function PlaceWords({ places }: { places: Drawing['places'] }) {
  const word = useWord()
  const kinds = Map.groupBy(places, ({ element }) => element)
  if (kinds.size === 0) return null
  return (
    <ul className="drawn-kinds">
      {[...kinds].map(([element, all]) => (
        <li key={element}>
          {word('element', element)} <span className="figures">{all.length}</span>
        </li>
      ))}
    </ul>
  )
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const packed = atob(base64)
  const bytes = new Uint8Array(packed.length)
  for (let at = 0; at < packed.length; at++) bytes[at] = packed.charCodeAt(at)
  return bytes
}
