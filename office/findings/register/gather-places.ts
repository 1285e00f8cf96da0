import type { Exposure } from '../../../engine/case/index.ts'

/** Where something of a person was seen. */
export interface Place {
  element: string
  /** 0 to 100. */
  confidence: number
  item: string
  location: string
}

/** Exposures by person while a run writes them; the first so many of each, for a page that a person reads. */
export interface PlacesOf {
  add(exposure: Exposure): void
  of(person: number): Place[]
}

const mostOfOne = 200

export function gatherPlaces(): PlacesOf {
  const byPerson = new Map<number, Place[]>()
  return {
    add({ person, element, confidence, item, location }) {
      const places = byPerson.get(person)
      const place = { element, confidence, item, location }
      if (places === undefined) byPerson.set(person, [place])
      else if (places.length < mostOfOne) places.push(place)
    },
    of: (person) => byPerson.get(person) ?? [],
  }
}
