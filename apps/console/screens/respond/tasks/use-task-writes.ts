import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { ServerProblem } from '../../../api/problem.ts'

/** Reads that the end of a task changes. */
export const changedByTasks = [
  'list-tasks',
  'read-task',
  'read-case',
  'list-cases',
  'read-facts',
  'list-deadlines',
] as const

/** When somebody else was faster, how the task stands now is asked for at once. Answers whether it was that. */
export function useFasterOne(): (error: Error) => boolean {
  const client = useQueryClient()
  return useCallback(
    (error) => {
      if (!(error instanceof ServerProblem) || error.code !== 'CHANGED_MEANWHILE') return false
      for (const name of ['list-tasks', 'read-task']) void client.invalidateQueries({ queryKey: [name] })
      return true
    },
    [client],
  )
}
