import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { barHeight, depthFor, isStuck, type Position, scrolled, settle } from './tall-scroll.ts'

/** Rows drawn above and below the view, so that a fast wheel meets no blank. */
const spare = 12

interface RowsInView {
  first: number
  /** Not included. */
  end: number
  /** What is taken from a row's own place (index x height). */
  shift: number
  /** Height of the body. */
  bodyHeight: number
  /** Rows that fit into the view. */
  page: number
  onScroll(): void
  bringIntoView(row: number): void
}

/** Which of `count` rows of one height are to be drawn in the scroller, below a head of `headHeight`. */
export function useRowsInView(
  scroller: RefObject<HTMLDivElement | null>,
  count: number,
  rowHeight: number,
  headHeight: number,
): RowsInView {
  const view = useViewHeight(scroller, headHeight)
  const position = useRef<Position>({ bar: 0, depth: 0 })
  const [{ depth, bar }, setShown] = useState<Position>(position.current)
  const sizes = { total: count * rowHeight, view }
  const latest = useRef(sizes)
  latest.current = sizes

  const moveTo = useCallback(
    (next: Position) => {
      // The rows and the bar must move in one frame, or the table flickers.
      flushSync(() => setShown(next))
      position.current = next
      if (scroller.current !== null && scroller.current.scrollTop !== next.bar) scroller.current.scrollTop = next.bar
    },
    [scroller],
  )
  useSettling(scroller, latest, position, moveTo)
  useLayoutEffect(() => {
    // Another number of rows (a filter): stay where we are as far as the rows still reach.
    const next = settle(position.current.depth, { total: sizes.total, view: sizes.view })
    position.current = next
    if (scroller.current !== null) scroller.current.scrollTop = next.bar
    setShown(next)
  }, [scroller, sizes.total, sizes.view])

  return {
    first: Math.max(0, Math.floor(depth / rowHeight) - spare),
    end: Math.min(count, Math.ceil((depth + view) / rowHeight) + spare),
    shift: depth - bar,
    bodyHeight: barHeight(sizes.total),
    page: Math.max(1, Math.floor(view / rowHeight) - 1),
    onScroll() {
      const next = scrolled(position.current, scroller.current!.scrollTop, sizes)
      if (isStuck(next, sizes)) return moveTo(settle(next.depth, sizes))
      position.current = next
      setShown((shown) => (isSameRows(shown, next, rowHeight) ? shown : next))
    },
    bringIntoView(row) {
      if (row < 0) return
      const wanted = depthFor(row, rowHeight, position.current.depth, sizes)
      if (wanted !== position.current.depth) moveTo(settle(wanted, sizes))
    },
  }
}

/** Nothing is drawn anew while the same rows are in view at the same shift. */
function isSameRows(shown: Position, next: Position, rowHeight: number): boolean {
  const isSameShift = Math.abs(shown.depth - shown.bar - (next.depth - next.bar)) < 0.5
  return isSameShift && Math.floor(shown.depth / rowHeight) === Math.floor(next.depth / rowHeight)
}

function useViewHeight(scroller: RefObject<HTMLDivElement | null>, headHeight: number): number {
  const [view, setView] = useState(600)
  useLayoutEffect(() => {
    const element = scroller.current!
    const measure = () => setView(Math.max(1, element.clientHeight - headHeight))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, headHeight])
  return view
}

/** Brings bar and rows together whenever scrolling has come to rest. */
function useSettling(
  scroller: RefObject<HTMLDivElement | null>,
  sizes: RefObject<{ total: number; view: number }>,
  position: RefObject<Position>,
  moveTo: (next: Position) => void,
): void {
  useEffect(() => {
    const element = scroller.current!
    const rest = () => {
      const next = settle(position.current.depth, sizes.current)
      if (Math.abs(next.bar - position.current.bar) > 1) moveTo(next)
    }
    element.addEventListener('scrollend', rest)
    return () => element.removeEventListener('scrollend', rest)
  }, [scroller, sizes, position, moveTo])
}
