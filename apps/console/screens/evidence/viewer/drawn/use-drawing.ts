import { useState } from 'react'
import type { OutputOf } from '../../../../../../office/client-types.ts'
import { useRead } from '../../../../api/use-read.ts'
import { useWrite } from '../../../../api/use-write.ts'
import { useCase } from '../../../case/case-context.ts'
import type { Place } from '../place.ts'

export type Drawing = OutputOf<'draw-page'>

/** Pixels: as wide as a page is read on a desk, and as wide as it is looked at closely. */
const widths = { fit: 1200, large: 2000 } as const

/** One page of an item as it looks. What was found is painted over; `reveal` asks for it in clear, an act of its own. Another page is covered again. */
export function useDrawing({ run_id, item }: Place, firstPage: number) {
  const { case_id } = useCase()
  const [page, setPage] = useState(firstPage)
  const [size, setSize] = useState<keyof typeof widths>('fit')
  const input = { case_id, run_id, item, page, width: widths[size] }
  const covered = useRead('draw-page', input, { once: true, keep: true })
  const reveal = useWrite('reveal-page')
  const clear = reveal.data?.state === 'done' ? reveal.data.output : undefined
  const drawing: Drawing | undefined = clear ?? covered.data
  const turn = (to: number) => {
    reveal.reset()
    setPage(to)
  }
  return {
    ...{ page, drawing, isClear: clear !== undefined, isLarge: size === 'large' },
    isTurning: covered.isPlaceholderData || reveal.isPending,
    error: covered.error ?? reveal.error,
    again: () => void covered.refetch(),
    reveal: () => reveal.mutate(input),
    isRevealing: reveal.isPending,
    cover: () => reveal.reset(),
    /** In clear it is asked for once more, which is written down once more. */
    resize() {
      const other = size === 'fit' ? 'large' : 'fit'
      setSize(other)
      if (clear !== undefined) reveal.mutate({ ...input, width: widths[other] })
    },
    previous: page > 1 ? () => turn(page - 1) : undefined,
    next: drawing !== undefined && page < drawing.pages ? () => turn(page + 1) : undefined,
  }
}
