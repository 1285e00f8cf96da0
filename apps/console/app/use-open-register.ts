import { useRouter } from '@tanstack/react-router'
import { places } from './places.ts'

/** Whom to show, as the register reads it from the address: codes alone, never a person. */
export interface RegisterFilter {
  element?: string
  band?: string
  flag?: string
  residence?: string
  outcome?: string
}

/** Opens the register of a case at the people behind a number. undefined for those who may not see it. */
export function useOpenRegister(caseId: string, may: boolean): ((filter: RegisterFilter) => void) | undefined {
  const { history } = useRouter()
  if (!may || !places.some(({ id }) => id === 'register')) return undefined
  return (filter) => {
    const search = new URLSearchParams(Object.entries(filter)).toString()
    history.push(`/cases/${caseId}/register${search === '' ? '' : `?${search}`}`)
  }
}
