import { useCallback } from 'react'
import { useText } from '../messages/use-text.ts'

const kinds = ['passphrase', 'shares', 'key-file', 'kms'] as const

/** Says of what kind a way to open the vault is. */
export function useLockWords(): (kind: string) => string {
  const text = useText()
  return useCallback(
    (kind) => {
      const known = kinds.find((one) => one === kind)
      return known === undefined ? kind : text(`settings.lock.${known}`)
    },
    [text],
  )
}
