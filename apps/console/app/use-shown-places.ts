import { useParams } from '@tanstack/react-router'
import type { Place } from './places.ts'

/** The doors that lead somewhere from here: those of a case only inside one. */
export function useShownPlaces(places: readonly Place[]): readonly Place[] {
  const inCase = 'caseId' in useParams({ strict: false })
  return places.filter(({ area }) => area !== 'case' || inCase)
}
