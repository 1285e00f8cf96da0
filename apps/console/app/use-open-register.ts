import { useRouter } from '@tanstack/react-router'
import { places } from './places.ts'

/** Whom to show, as the register reads it from the address: codes alone, never a person. */
export interface RegisterFilter {
  element?: string
  /** `worst`: high and very high. */
  band?: string
  flag?: string
  residence?: string
  outcome?: string
}

const codes: Record<keyof RegisterFilter, RegExp> = {
  element: /^[a-z0-9-]{1,60}$/,
  band: /^(low|medium|high|very-high|worst)$/,
  flag: /^[a-z-]{1,40}$/,
  residence: /^([A-Z]{2}(-[A-Z0-9]{1,3})?)?$/,
  outcome: /^(linked|ambiguous|unlisted)$/,
}

/** The filter in an address; what is no code is left out. */
export function readFilter(search: Record<string, unknown>): RegisterFilter {
  const filter: RegisterFilter = {}
  for (const key of Object.keys(codes) as (keyof RegisterFilter)[]) {
    const value = search[key]
    if (typeof value === 'string' && codes[key].test(value)) filter[key] = value
  }
  return filter
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
