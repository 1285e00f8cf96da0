import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { ActionName } from '../../../../office/client-types.ts'
import { ServerProblem } from '../../api/problem.ts'
import { type Edit, useEdit } from '../../app/use-edit.ts'

type Answers = Record<string, string>

interface AnswersInHand {
  edit: Edit<Answers>
  /** For the form: sends all answers with the version that they begin from, once nothing clashes. */
  submit(send: (version: number, answers: Answers) => Promise<unknown>): (event: FormEvent) => void
  /** What is to be shown of an error: null where somebody was faster, because their answers are on their way. */
  shown(error: Error | null): Error | null
}

/**
 * Answers to many questions that several people write at once. Where somebody else was faster, theirs are fetched by `read` and joined with these;
 * what two wrote to one question is for whoever saves later to settle.
 */
export function useAnswers(name: string, seen: { version: number; values: Answers }, read: ActionName): AnswersInHand {
  const client = useQueryClient()
  const edit = useEdit<Answers>(name, seen)
  return {
    edit,
    submit: (send) => (event) => {
      event.preventDefault()
      if (Object.keys(edit.clashes).length > 0) return
      send(edit.version, edit.values).catch(() => void client.invalidateQueries({ queryKey: [read] }))
    },
    shown: (error) => (error instanceof ServerProblem && error.code === 'CHANGED_MEANWHILE' ? null : error),
  }
}
