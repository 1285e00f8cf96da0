import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { OutputOf } from '../../../office/client-types.ts'
import { readKey } from '../api/use-read.ts'
import type { Place } from './places.ts'
import { useStanding } from './session/use-standing.ts'

/** The doors that lead somewhere from here: those of a case only inside one, and none that would be locked. */
export function useShownPlaces(places: readonly Place[]): readonly Place[] {
  const params = useParams({ strict: false })
  const caseId = 'caseId' in params ? params.caseId : undefined
  const { session } = useStanding()
  const inCase = useMayInCase(caseId)
  const mayOpen = ({ needs, needsInCase }: Place): boolean =>
    (needs === undefined || session?.may.includes(needs) === true) &&
    (needsInCase === undefined || needsInCase.some((permission) => inCase.includes(permission)))
  return places.filter((place) => (place.area !== 'case' || caseId !== undefined) && mayOpen(place))
}

/** As the frame of the case has read it; the navigation itself asks for nothing. */
function useMayInCase(caseId: string | undefined): readonly string[] {
  const { data } = useQuery<OutputOf<'read-case'>>({
    queryKey: readKey('read-case', { case_id: caseId ?? '' }),
    enabled: false,
  })
  return data?.may ?? []
}
