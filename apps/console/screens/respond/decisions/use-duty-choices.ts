import { useRead } from '../../../api/use-read.ts'
import { usePlaceName } from '../../../messages/use-place-name.ts'
import { useWord } from '../../../messages/use-word.ts'
import { useCase, useMay } from '../../case/case-context.ts'

/** The board of duties, for those who may see it. */
export function useBoard() {
  const { case_id } = useCase()
  const may = useMay()
  return useRead('list-deadlines', { case_id }, { when: may('see-duties'), every: 30_000 }).data
}

/** The duties of the case in one line each, to choose from. */
export function useDutyChoices(): { id: string; text: string }[] {
  const word = useWord()
  const placeName = usePlaceName()
  const duties = new Map(useBoard()?.deadlines.map(({ duty, law }) => [duty, law]))
  return [...duties].map(([duty, law]) => ({
    id: duty,
    text:
      law === undefined
        ? duty
        : `${word('duty', law.kind)} · ${placeName(law.jurisdiction)} · ${law.law} ${law.section}`.trim(),
  }))
}
