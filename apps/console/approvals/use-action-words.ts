import { useCallback } from 'react'
import { useText } from '../messages/use-text.ts'
import { spoken } from './spoken-actions.ts'

/** Says what an action does; its own name where it has no words here. */
export function useActionWords(): (name: string) => string {
  const text = useText()
  return useCallback(
    (name) => {
      const known = spoken.find((one) => one === name)
      return known === undefined ? name : text(`approvals.action.${known}`)
    },
    [text],
  )
}
