import { useCallback } from 'react'
import { useText } from '../messages/use-text.ts'

/** Actions that take two people, and have words of their own. */
export const spoken = ['print-shares', 'remove-lock', 'release-hold', 'purge-case'] as const

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
