import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** The height of a row in pixels as the tokens, the reader's text size and the density set it: read from an unseen element. */
export function useRowHeight(): [number, RefObject<HTMLSpanElement | null>] {
  const probe = useRef<HTMLSpanElement>(null)
  const [height, setHeight] = useState(36)
  useLayoutEffect(() => {
    const element = probe.current!
    const observer = new ResizeObserver(() => setHeight(element.offsetHeight))
    setHeight(element.offsetHeight)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [height, probe]
}
