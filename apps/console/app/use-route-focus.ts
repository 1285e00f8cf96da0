import { useLocation } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef } from 'react'

/**
 * Names the window after the screen, and at each change of place moves the focus to its heading, so that a screen reader says where one is
 * and Tab goes on from there. Not at the first place: there the browser's own order is right.
 */
export function useRouteFocus(heading: RefObject<HTMLElement | null>, name: string): void {
  const path = useLocation({ select: ({ pathname }) => pathname })
  const shown = useRef(path)
  useEffect(() => {
    document.title = `${name} · Cordon`
  }, [name])
  useEffect(() => {
    if (shown.current === path) return
    shown.current = path
    heading.current?.focus({ preventScroll: true })
  }, [heading, path])
}
