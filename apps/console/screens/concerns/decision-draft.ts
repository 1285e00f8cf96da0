import type { InputOf } from '../../../../office/client-types.ts'

export type Outcome = InputOf<'triage-concern'>['outcome']
export const outcomes = ['attach', 'duplicate', 'close'] as const satisfies readonly Outcome[]
export const closingReasons = ['no-personal-data', 'no-breach', 'near-miss', 'not-enough-known', 'test'] as const
export type ClosingReason = (typeof closingReasons)[number]

/** What somebody is deciding; nothing is chosen for them. */
export interface DecisionDraft {
  outcome: Outcome | null
  caseId: string | null
  duplicateOf: string | null
  why: ClosingReason | null
  reason: string
}

export const emptyDecision: DecisionDraft = { outcome: null, caseId: null, duplicateOf: null, why: null, reason: '' }

/** As the office takes it; undefined while something is missing. */
export function decisionOf(
  { outcome, caseId, duplicateOf, why, reason }: DecisionDraft,
  concern: { concern_id: string; version: number },
): InputOf<'triage-concern'> | undefined {
  const one = { concern_id: concern.concern_id, version: concern.version }
  const words = reason.trim()
  if (outcome === 'attach' && caseId !== null) return { ...one, outcome, case_id: caseId }
  if (outcome === 'duplicate' && duplicateOf !== null)
    return { ...one, outcome, duplicate_of: duplicateOf, ...(words !== '' && { reason: words }) }
  if (outcome === 'close' && why !== null && words !== '') return { ...one, outcome, why, reason: words }
  return undefined
}
