import { useRead } from '../../../api/use-read.ts'
import type { PlaceSearch } from '../../../app/evidence-place.ts'
import { useCase } from '../../case/case-context.ts'
import type { Place } from './place.ts'

interface Found {
  /** undefined: on its way, refused (`error`), or not there (`isGone`). */
  place: Place | undefined
  error: Error | null
  isGone: boolean
  again(): void
}

/** The place that an address means: asked from what it names, which whoever came from there has read already. */
export function usePlace({ run = '', person, match, seen, sample, drawn, item }: PlaceSearch): Found {
  const { case_id } = useCase()
  const hasRun = run !== ''
  const ofPerson = useRead(
    'read-person',
    { case_id, run_id: run, person: person ?? 0 },
    { when: hasRun && person !== undefined },
  )
  const ofMatch = useRead(
    'read-review',
    { case_id, run_id: run, person: match ?? 0 },
    { when: hasRun && match !== undefined },
  )
  const ofSample = useRead('read-sample', { case_id, sample_id: sample ?? '' }, { when: sample !== undefined })
  const ofItem = useRead(
    'list-items',
    { case_id, run_id: run, number: item ?? 0 },
    { when: hasRun && item !== undefined },
  )
  const asked = [ofPerson, ofMatch, ofSample, ofItem].find(({ isEnabled }) => isEnabled)
  const { place, isThere } = chosen()
  return {
    place,
    error: asked?.error ?? null,
    isGone: asked === undefined || (isThere && place === undefined),
    again: () => void asked?.refetch(),
  }

  function chosen(): { place: Place | undefined; isThere: boolean } {
    if (ofItem.data !== undefined) {
      const [entry] = ofItem.data.entries
      return { isThere: true, place: entry && { run_id: ofItem.data.run_id, item: entry.name } }
    }
    if (ofSample.data !== undefined) {
      const one = ofSample.data.drawn.find(({ n }) => n === drawn)
      return { isThere: true, place: one && { run_id: ofSample.data.run_id, ...placeOf(one) } }
    }
    const all = ofPerson.data ?? ofMatch.data
    const one = all?.seen[seen ?? 0]
    return { isThere: all !== undefined, place: one && { run_id: run, ...placeOf(one) } }
  }
}

function placeOf({ item, location, element }: Omit<Place, 'run_id'>): Omit<Place, 'run_id'> {
  return { item, ...(location !== undefined && { location }), ...(element !== undefined && { element }) }
}
