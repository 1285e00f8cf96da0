import { useRead } from '../../../api/use-read.ts'
import { useCase, useMay } from '../../case/case-context.ts'

/** The chain of custody of the open case, for those who may see it. */
export function useExhibits() {
  const { case_id } = useCase()
  const may = useMay()
  return useRead('list-exhibits', { case_id }, { when: may('see-custody'), every: 20_000 })
}
