import { type RefObject, useEffect, useRef } from 'react'

/**
 * Moves the focus to a heading when what it heads is shown or becomes another one, so that a screen reader says it and Tab goes on from there.
 * After the shell, which moves it to the heading of the screen.
 */
export function useFocusWhenShown(what: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another thing is shown under the same heading
  useEffect(() => {
    const frame = requestAnimationFrame(() => heading.current?.focus({ preventScroll: true }))
    return () => cancelAnimationFrame(frame)
  }, [what])
  return heading
}
