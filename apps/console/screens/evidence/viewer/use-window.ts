import { useState } from 'react'
import type { OutputOf } from '../../../../../office/client-types.ts'
import { useRead } from '../../../api/use-read.ts'
import { useWrite } from '../../../api/use-write.ts'
import { useCase } from '../../case/case-context.ts'
import type { Place } from './place.ts'

export type Look = OutputOf<'read-item'>
type Stretch = { location: string } | { from: number } | Record<string, never>

/** Parts of an item that are shown at once. */
const most = 60

/**
 * A stretch of an item: around the place at first, then page by page. What was found is masked; `reveal` asks for the same stretch in clear,
 * which the office writes down as an act of its own. On another page it is masked again.
 */
export function useWindow({ run_id, item, location }: Place) {
  const { case_id } = useCase()
  const start: Stretch = location === undefined || location === '' ? {} : { location }
  const [stretch, setStretch] = useState<Stretch>(start)
  const input = { case_id, run_id, item, most, ...stretch }
  const masked = useRead('read-item', input, { once: true, keep: true })
  const reveal = useWrite('reveal-item')
  const clear = reveal.data?.state === 'done' ? reveal.data.output : undefined
  const look: Look | undefined = clear ?? masked.data
  const go = (from: number) => {
    reveal.reset()
    setStretch({ from: Math.max(0, from) })
  }
  return {
    look,
    isClear: clear !== undefined,
    isTurning: masked.isPlaceholderData,
    error: masked.error,
    again: () => void masked.refetch(),
    reveal: () => reveal.mutate(input),
    isRevealing: reveal.isPending,
    revealError: reveal.error,
    hide: () => reveal.reset(),
    /** Undefined where there is nothing before or behind. */
    earlier: look !== undefined && look.first > 0 ? () => go(look.first - most) : undefined,
    later: look?.more ? () => go(look.first + look.parts.length) : undefined,
  }
}
