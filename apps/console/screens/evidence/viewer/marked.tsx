import { type MarkedText, type Stop, segmentsOf } from './stops.ts'

/** Findings of so many characters and more. */
const wideFrom = 150

interface MarkedProps {
  text: MarkedText
  /** The stops in it, with their numbers. */
  stops: readonly (readonly [number, Stop])[]
  /** Number of the stop where the reader is. */
  at: number
}

/** What is shown of a text, by its part and its place in the part. */
export type Show = (part: number, text: number, marked: MarkedText) => React.ReactNode

/** A text with what was found in it marked; `data-stops` says which stops a mark belongs to. */
export function Marked({ text: { text }, stops, at }: MarkedProps) {
  if (stops.length === 0) return text
  let place = 0
  const wide = new Set(stops.flatMap(([number, { start, end }]) => (end - start > wideFrom ? [number] : [])))
  return segmentsOf(text, stops).map((segment) => {
    const key = place
    place += segment.text.length
    if (segment.stops.length === 0) return segment.text
    // A whole text that is a finding (a clinical note) is drawn lightly, so that what was found in it still stands out.
    const isWide = segment.stops.every((number) => wide.has(number))
    const isHere = segment.stops.includes(at) && (isWide || !wide.has(at))
    return (
      <mark
        key={key}
        className={isWide ? 'found found-wide' : 'found'}
        data-stops={segment.stops.join(' ')}
        aria-current={isHere || undefined}
      >
        {segment.text}
      </mark>
    )
  })
}
