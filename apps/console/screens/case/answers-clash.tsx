import type { Edit } from '../../app/use-edit.ts'
import { Clash } from '../../design/status/clash.tsx'

interface AnswersClashProps {
  edit: Edit<Record<string, string>>
  questions: readonly { id: string; label: string }[]
}

/** Questions that two people answered at once: each shows both answers, for whoever saves later to settle. */
export function AnswersClash({ edit: { values, clashes, settle }, questions }: AnswersClashProps) {
  return (
    <Clash
      fields={questions.flatMap(({ id, label }) => {
        const theirs = clashes[id]
        if (theirs === undefined) return []
        const mine = values[id] ?? ''
        return {
          ...{ id, label, mine, theirs },
          onMine: () => settle(id, mine),
          onTheirs: () => settle(id, theirs),
          onBoth: () => settle(id, `${mine}\n\n${theirs}`),
        }
      })}
    />
  )
}
