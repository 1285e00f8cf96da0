import { useRef, useState } from 'react'
import { useWrite } from '../../api/use-write.ts'
import { useCase } from '../case/case-context.ts'

const changed = ['list-reviews', 'read-review', 'list-match-decisions', 'review-quality'] as const

interface Made {
  person: number
  /** The decision's id once the server has it; undefined if it refused. */
  id: Promise<string | undefined>
}

/**
 * Decides doubtful matches and takes the last decision back, as often as there is one of this visit. A match counts as decided at once, so
 * that the next one comes without a wait; if the server refuses, it comes back. Whoever decides and takes back faster than the server answers
 * takes back what they decided last, not what was answered last.
 */
export function useDeciding(run_id: string) {
  const { case_id } = useCase()
  const [decided, setDecided] = useState<ReadonlySet<number>>(new Set())
  const [error, setError] = useState<Error | null>(null)
  const made = useRef<Made[]>([])
  const deciding = useWrite('decide-match', { changes: changed })
  const undoing = useWrite('undo-decision', { changes: changed })

  function comesBack(person: number, failure: Error | null): void {
    setDecided((before) => new Set([...before].filter((one) => one !== person)))
    setError(failure)
  }

  function decide(person: number, outcome: 'same' | 'none' | 'unsure', round: 1 | 2 | 3, rank?: number): void {
    setError(null)
    setDecided((before) => new Set(before).add(person))
    const input = { case_id, run_id, person, outcome, round, ...(rank !== undefined && { rank }) }
    const one: Made = {
      person,
      id: deciding.mutateAsync(input).then(
        (answer) => (answer.state === 'done' ? answer.output.decision_id : undefined),
        (failure: Error) => {
          made.current = made.current.filter((other) => other !== one)
          comesBack(person, failure)
          return undefined
        },
      ),
    }
    made.current.push(one)
  }

  async function undo(): Promise<void> {
    const last = made.current.pop()
    const decision_id = await last?.id
    if (last === undefined || decision_id === undefined) return
    try {
      await undoing.mutateAsync({ case_id, decision_id })
      comesBack(last.person, null)
    } catch (failure) {
      // It stands, and can be tried again.
      made.current.push(last)
      setError(failure as Error)
    }
  }

  return { decided, error, decide, undo: () => void undo(), canUndo: decided.size > 0, isUndoing: undoing.isPending }
}
