import { useEffect, useMemo, useRef, useState } from 'react'
import { useCommands } from '../../../app/commands.ts'
import type { Command } from '../../../design/navigation/command.ts'
import { useText } from '../../../messages/use-text.ts'
import type { Place } from './place.ts'
import { type Stop, stopAt, stopsIn } from './stops.ts'
import type { useWindow } from './use-window.ts'

/** Where one stands: at the place that was asked for, at the first or last stop of a page that was turned to, or at one of the stops. */
type Standing = 'place' | 'first' | 'last' | number

/** The way from finding to finding, over the pages of an item: `j` the next, `k` the one before. */
export function useStops(place: Place, { look, isTurning, earlier, later }: ReturnType<typeof useWindow>) {
  const [standing, setStanding] = useState<Standing>('place')
  const stops = useMemo(() => stopsIn(look?.parts ?? []), [look])
  const at = numberOf(standing, stops, look, place)
  const turn = (page: (() => void) | undefined, then: Standing) => {
    if (page === undefined) return
    setStanding(then)
    page()
  }
  const next = () => (at + 1 < stops.length ? setStanding(at + 1) : turn(later, 'first'))
  const previous = () => (at > 0 ? setStanding(at - 1) : turn(earlier, 'last'))
  useStopKeys(isTurning ? () => {} : next, isTurning ? () => {} : previous)
  return {
    ...{ stops, at, next, previous, go: (stop: number) => setStanding(stop) },
    hasNext: at + 1 < stops.length || later !== undefined,
    hasPrevious: at > 0 || earlier !== undefined,
    turnEarlier: earlier && (() => turn(earlier, 'last')),
    turnLater: later && (() => turn(later, 'first')),
  }
}

function numberOf(standing: Standing, stops: readonly Stop[], look: Window['look'], place: Place): number {
  if (typeof standing === 'number') return standing < stops.length ? standing : -1
  if (standing === 'first') return stops.length > 0 ? 0 : -1
  if (standing === 'last') return stops.length - 1
  return look?.target === undefined ? -1 : stopAt(stops, look.parts, look.target, place)
}

type Window = ReturnType<typeof useWindow>

function useStopKeys(next: () => void, previous: () => void): void {
  const text = useText()
  const latest = useRef({ next, previous })
  useEffect(() => {
    latest.current = { next, previous }
  })
  const commands = useMemo((): Command[] => {
    const own = { icon: 'search', group: 'do' } as const
    return [
      { ...own, id: 'stop-next', title: text('viewer.next'), keys: 'j', run: () => latest.current.next() },
      { ...own, id: 'stop-previous', title: text('viewer.previous'), keys: 'k', run: () => latest.current.previous() },
    ]
  }, [text])
  useCommands(commands)
}
