import { useParams } from '@tanstack/react-router'
import type { Place } from './places.ts'
import { useStanding } from './session/use-standing.ts'

/** The doors that lead somewhere from here: those of a case only inside one, and none that would be locked. */
export function useShownPlaces(places: readonly Place[]): readonly Place[] {
  const inCase = 'caseId' in useParams({ strict: false })
  const { session } = useStanding()
  const mayOpen = ({ needs }: Place): boolean => needs === undefined || session?.may.includes(needs) === true
  return places.filter((place) => (place.area !== 'case' || inCase) && mayOpen(place))
}
