import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { Cell } from './grid-keys.ts'

/** `focus`: move the browser's focus there too, once the cell is drawn. */
export type SetActive = (cell: Cell, how?: 'focus') => void

/** The one cell of a table that the Tab key reaches. */
export function useActiveCell(scroller: RefObject<HTMLDivElement | null>): [Cell, SetActive] {
  const [active, setActive] = useState<Cell>({ row: 0, column: 0 })
  const mustFocus = useRef(false)
  useLayoutEffect(() => {
    if (!mustFocus.current) return
    mustFocus.current = false
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${active.row}:${active.column}"]`)
    // The rows are already where they must be: the browser's own scrolling would undo it.
    cell?.focus({ preventScroll: true })
  }, [scroller, active])
  const set = useCallback<SetActive>((cell, how) => {
    mustFocus.current = how === 'focus'
    setActive((was) => (was.row === cell.row && was.column === cell.column && how === undefined ? was : { ...cell }))
  }, [])
  return [active, set]
}
