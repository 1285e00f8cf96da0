import type { OutputOf } from '../../../../../office/client-types.ts'
import type { Place } from './place.ts'

export type Part = OutputOf<'read-item'>['parts'][number]
export type Mark = Extract<Part, { type: 'text' }>['marks'][number]
export interface MarkedText {
  text: string
  marks: readonly Mark[]
}

/** A stretch of text in which something was found: where one stops on the way through an item. */
export interface Stop {
  /** Index of the part, and of the text in it (cell, field). */
  part: number
  text: number
  /** UTF-16 units of that text. */
  start: number
  end: number
  /** All that was found in exactly this stretch, the surest first. */
  found: readonly Mark[]
}

/** The texts of a part: its own, its cells or its fields. */
export function textsOf(part: Part): readonly MarkedText[] {
  if (part.type === 'text') return [part]
  if (part.type === 'row') return part.cells
  return part.type === 'record' ? part.fields : []
}

/** All stops, in reading order. */
export function stopsIn(parts: readonly Part[]): Stop[] {
  return parts.flatMap((one, part) =>
    textsOf(one).flatMap(({ marks }, text) =>
      [...Map.groupBy(marks, ({ start, end }) => `${start} ${end}`).values()].map((found) => ({
        ...{ part, text, start: found[0]!.start, end: found[0]!.end },
        found: found.toSorted((a, b) => b.confidence - a.confidence),
      })),
    ),
  )
}

/** The stop that a place means, in the part that the office found for it: by its element and, in a text, by its units. -1: none. */
export function stopAt(stops: readonly Stop[], parts: readonly Part[], target: number, place: Place): number {
  const span = /(?:^|;)span=(\d+)-(\d+)$/.exec(place.location ?? '')
  const likeness = ({ part, start, end, found }: Stop): number => {
    if (part !== target) return 0
    const one = parts[part]!
    const from = one.type === 'text' ? one.from : 0
    const isElement = found.some(({ element }) => element === place.element)
    const isSpan = span !== null && start + from === Number(span[1]) && end + from === Number(span[2])
    return 1 + (isElement ? 2 : 0) + (isSpan ? 4 : 0)
  }
  const all = stops.map(likeness)
  const best = Math.max(0, ...all)
  return best === 0 ? -1 : all.indexOf(best)
}

export interface Segment {
  text: string
  /** Numbers of the stops that it belongs to; none for what lies between. */
  stops: readonly number[]
}

/** A text cut where a stop begins or ends. `numbered`: the stops in it, with their numbers. */
export function segmentsOf(text: string, numbered: readonly (readonly [number, Stop])[]): Segment[] {
  const cuts = new Set([0, text.length])
  for (const [, { start, end }] of numbered) cuts.add(start).add(end)
  const at = [...cuts].sort((a, b) => a - b)
  return at.slice(0, -1).map((start, index) => ({
    text: text.slice(start, at[index + 1]),
    stops: numbered.filter(([, stop]) => stop.start <= start && stop.end >= at[index + 1]!).map(([number]) => number),
  }))
}
