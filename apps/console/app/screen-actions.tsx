import { type ReactNode, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'

/** Puts a screen's own buttons beside its heading. */
export function ScreenActions({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  useEffect(() => setPlace(document.querySelector<HTMLElement>('#screen-actions')), [])
  return place === null ? null : createPortal(children, place)
}
