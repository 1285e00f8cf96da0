import { useRef, useState } from 'react'
import { useWrite } from '../../../api/use-write.ts'
import { useCase } from '../../case/case-context.ts'

export type Verdict = 'right' | 'wrong' | 'unsure'

const changed = ['review-quality', 'list-samples'] as const

/**
 * Judges the things of a sample and takes the last judgement of this visit back. A thing counts as judged at once, so that the next one comes
 * without a wait; if the server refuses, it comes back.
 */
export function useJudging(sample_id: string) {
  const { case_id } = useCase()
  const [judged, setJudged] = useState<readonly number[]>([])
  const [error, setError] = useState<Error | null>(null)
  const sent = useRef(new Map<number, Promise<unknown>>())
  const judging = useWrite('judge-finding', { changes: changed })
  const undoing = useWrite('judge-finding', { changes: changed })

  function judge(n: number, verdict: Verdict): void {
    setError(null)
    setJudged((before) => [...before, n])
    const answer = judging.mutateAsync({ case_id, sample_id, n, verdict }).catch((failure: Error) => {
      setJudged((before) => before.filter((one) => one !== n))
      setError(failure)
    })
    sent.current.set(n, answer)
  }

  async function undo(): Promise<void> {
    const last = judged.at(-1)
    if (last === undefined) return
    await sent.current.get(last)
    try {
      await undoing.mutateAsync({ case_id, sample_id, n: last })
      setJudged((before) => before.filter((one) => one !== last))
      setError(null)
    } catch (failure) {
      setError(failure as Error)
    }
  }

  return { judged, error, judge, undo: () => void undo(), canUndo: judged.length > 0, isUndoing: undoing.isPending }
}
