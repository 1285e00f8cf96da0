import type { ReactNode } from 'react'
import type { PlaceSearch } from '../../../app/evidence-place.ts'
import { Link } from '../../../design/actions/link.tsx'
import { useCase, useMay } from '../../case/case-context.ts'

/** Opens the evidence at the place where something was seen; plain words for whoever may not read it. */
export function EvidenceLink({ place, children }: { place: PlaceSearch; children: ReactNode }) {
  const { case_id } = useCase()
  const may = useMay()('see-evidence')
  if (!may) return children
  return (
    <Link to="/cases/$caseId/evidence/item" params={{ caseId: case_id }} search={place}>
      {children}
    </Link>
  )
}
