/** Doubtful matches parted by what they wait for. */
export const queues = ['open', 'second', 'disputed', 'unsure'] as const
export type Queue = (typeof queues)[number]

export interface Opinion {
  round: number
  mine: boolean
  earlier: boolean
}

/**
 * Which opinion I would give now: 1 the first, 2 the second without having seen the first, 3 the one that settles. null: there is none for me
 * to give, because I gave mine or both are given.
 */
export function roundFor(queue: Queue, opinions: readonly Opinion[], hidden: number): 1 | 2 | 3 | null {
  if (queue === 'disputed') return 3
  const ofNow = opinions.filter(({ earlier }) => !earlier)
  if (ofNow.some(({ mine }) => mine)) return null
  if (hidden > 0) return 2
  if (ofNow.length === 0) return 1
  return ofNow.length === 1 ? 2 : null
}
