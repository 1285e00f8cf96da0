import type { OutputOf } from '../../../../../office/client-types.ts'
import { useText } from '../../../messages/use-text.ts'

export type LedgerEntry = OutputOf<'list-ledger'>['entries'][number]

/** Kinds of entries that stand outside the cases, in groups that one looks for. */
export const groups = {
  'sign-ins': ['session.started', 'session.refused', 'session.ended'],
  refusals: ['office.refused', 'case.refused', 'session.refused', 'vault.refused'],
  reading: ['office.personal-read'],
  actions: ['office.action'],
  'two-people': ['approval.asked', 'approval.decided'],
  vault: [
    ...(['vault.opened', 'vault.refused', 'vault.sealed', 'vault.lock-added', 'vault.lock-removed'] as const),
    'case.erased',
  ],
  concerns: ['concern.reported', 'concern.closed', 'concern.duplicate', 'concern.answered'],
} as const
export type Group = keyof typeof groups

const kinds = [
  ...(['office-action', 'office-refused', 'office-personal-read', 'approval-asked', 'approval-decided'] as const),
  ...(['session-started', 'session-refused', 'session-ended', 'vault-opened', 'vault-refused'] as const),
  ...(['vault-sealed', 'vault-lock-added', 'vault-lock-removed', 'case-refused', 'case-erased'] as const),
  ...(['concern-reported', 'concern-closed', 'concern-duplicate', 'concern-answered'] as const),
  ...(['clock-behind', 'checkpoint-anchored'] as const),
] as const

/** Says an entry in words; a kind that has none here by its own name. Facts are codes and counts, never words that somebody typed. */
export function useEntryWords() {
  const text = useText()
  return {
    what(kind: string): string {
      const known = kinds.find((one) => one === kind.replace('.', '-'))
      return known === undefined ? kind : text(`ledger.what.${known}`)
    },
    actor: (actor: string): string => (actor.startsWith('program:') ? text('ledger.program') : actor),
    facts: (facts: LedgerEntry['facts']): string =>
      Object.entries(facts)
        .map(
          ([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : shortened(String(value))}`,
        )
        .join(' · '),
  }
}

/** A reference of 64 digits says as much by its first twelve. */
function shortened(value: string): string {
  return /^[0-9a-f]{64}$/.test(value) ? `${value.slice(0, 12)}…` : value
}
