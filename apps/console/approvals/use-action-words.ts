import { useCallback } from 'react'
import { useText } from '../messages/use-text.ts'
import { useWord } from '../messages/use-word.ts'
import { spoken } from './spoken-actions.ts'

/** Says what an action does: in full where it is confirmed by a second person, else in a few words. */
export function useActionWords(): (name: string) => string {
  const text = useText()
  const word = useWord()
  return useCallback(
    (name) => {
      const known = spoken.find((one) => one === name)
      return known === undefined ? word('action', name) : text(`approvals.action.${known}`)
    },
    [text, word],
  )
}
