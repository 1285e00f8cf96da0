import type { Office } from '../office.ts'

/** Where a mail or webhook leads: the case, or the first page. It says nothing to whoever is not signed in. */
export function linkTo({ waysOut }: Office, caseId: string | null): string {
  const origin = waysOut?.origin ?? ''
  return caseId === null ? `${origin}/` : `${origin}/cases/${caseId}`
}
