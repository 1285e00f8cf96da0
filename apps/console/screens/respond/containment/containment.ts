import type { InputOf, OutputOf } from '../../../../../office/client-types.ts'
import { useRead } from '../../../api/use-read.ts'
import type { Tone } from '../../../design/status/badge.tsx'
import { useCase, useMay } from '../../case/case-context.ts'

export type Containment = OutputOf<'list-containments'>['containments'][number]
export type Rotation = OutputOf<'list-rotations'>['rotations'][number]
export type ContainmentAction = InputOf<'plan-containment'>['action']
export type Target = InputOf<'plan-containment'>['target']
export type IndicatorType = Extract<Target, { kind: 'indicator' }>['type']

export const containmentActions = [
  ...(['disable-account', 'revoke-sessions', 'reset-credential'] as const),
  ...(['revoke-token', 'block-indicator'] as const),
] satisfies ContainmentAction[]
export const indicatorTypes = ['ip', 'domain', 'url', 'sha256', 'email'] as const satisfies IndicatorType[]

/** No system: somebody does it and shows that it was done. */
export const people = 'people'
export const byHand = 'by-hand'

export const changedByContainment = [
  ...(['list-containments', 'list-rotations', 'read-timeline'] as const),
  ...(['list-tasks', 'read-case', 'check-closing'] as const),
] as const

export const stateTones: Record<Containment['state'], Tone> = {
  ...{ planning: 'info', planned: 'warn', confirmed: 'info', done: 'good' },
  ...{ refused: 'bad', unknown: 'warn', dropped: 'quiet' },
}

/**
 * What was ordered. Each reading is written into the ledger, for it names people: so it is asked again by itself only while an answer is on its
 * way, and after what one does.
 */
export function useContainments() {
  const { case_id } = useCase()
  const may = useMay()('contain')
  const first = useRead('list-containments', { case_id }, { when: may })
  const isWaiting = first.data?.containments.some(({ state }) => state === 'planning' || state === 'confirmed') === true
  return useRead('list-containments', { case_id }, { when: may, ...(isWaiting && { every: 2_000 }) })
}
