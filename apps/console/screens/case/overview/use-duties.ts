import { useRead } from '../../../api/use-read.ts'
import { useCase, useMay } from '../case-context.ts'

/** The duties of the open case, and how near each threshold is; undefined for whoever may not see them, and until they are there. */
export function useDuties() {
  const { case_id } = useCase()
  const may = useMay()('see-duties')
  const board = useRead('list-deadlines', { case_id }, { when: may, every: 60_000 })
  const isCounted = board.data?.counted_at !== undefined && board.data.problem === undefined
  const near = useRead('near-thresholds', { case_id }, { when: may && isCounted, every: 60_000 })
  return { may, board: board.data, thresholds: near.data?.thresholds }
}
