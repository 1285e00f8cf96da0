import { createContext, useContext } from 'react'
import type { OutputOf } from '../../../../office/client-types.ts'

export type CaseFacts = OutputOf<'read-case'>

export const CaseContext = createContext<CaseFacts | null>(null)

/** The case that is open, as read by its frame and renewed every minute. */
export function useCase(): CaseFacts {
  const facts = useContext(CaseContext)
  if (facts === null) throw new Error('useCase needs the frame of a case above it')
  return facts
}

/** Whether my roles in this case give a permission, so that a screen offers only what it can do. The server asks its own table each time. */
export function useMay(): (permission: string) => boolean {
  const { may } = useCase()
  return (permission) => may.includes(permission)
}
