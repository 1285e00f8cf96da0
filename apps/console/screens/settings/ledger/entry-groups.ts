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
