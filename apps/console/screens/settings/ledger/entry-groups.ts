/** Kinds of entries that stand outside the cases, in groups that one looks for. */
export const groups = {
  'sign-ins': ['session.started', 'session.refused', 'session.ended'],
  refusals: ['office.refused', 'case.refused', 'session.refused', 'vault.refused'],
  reading: ['office.personal-read'],
  actions: [
    'office.action',
    'connector.set',
    'connector.removed',
    'connector.checked',
    'glass.broken',
    'glass.given-back',
  ],
  'two-people': ['approval.asked', 'approval.decided'],
  vault: [
    ...([
      'vault.opened',
      'vault.refused',
      'vault.sealed',
      'vault.lock-added',
      'vault.lock-removed',
      'store.swept',
    ] as const),
    'case.erased',
  ],
  roster: ['roster.begun', 'roster.read', 'roster.removed'],
  concerns: ['concern.reported', 'concern.closed', 'concern.duplicate', 'concern.answered'],
} as const

/** Kinds of entries of one case, in groups that one looks for. A test finds every kind of the office in one of the two. */
export const caseGroups = {
  'case-reading': ['case.personal-read', 'person.personal-read', 'item.personal-read'],
  'case-actions': ['case.action'],
  'case-course': [
    ...(['incident.opened', 'incident.changed', 'fact.stated', 'case.closed', 'case.reopened'] as const),
    ...(['after-action.written', 'concern.attached', 'note.added', 'privileged.written'] as const),
  ],
  'case-tasks': [
    ...(['task.opened', 'task.added', 'task.taken', 'task.assigned', 'task.given-back'] as const),
    ...(['task.done', 'task.dropped', 'task.reopened', 'task.overdue'] as const),
  ],
  'case-duties': [
    'form.written',
    ...(['deadline.dated', 'deadline.undated', 'deadline.done', 'deadline.undone', 'deadline.alarm'] as const),
    ...(['notices.held', 'notices.hold-ended', 'decision.recorded'] as const),
  ],
  'case-people': [
    ...(['member.added', 'member.ended', 'party.added', 'party.changed', 'contact.recorded'] as const),
    ...(['caller.answered', 'caller.not-found'] as const),
  ],
  'case-evidence': [
    ...([
      'source.attached',
      'upload.dropped',
      'source.taken-in',
      'source.removed',
      'source.from-roster',
      'register.run-started',
      'register.run-ended',
      'register.run-gave-up',
    ] as const),
    ...(['secrets.found', 'sample.drawn', 'match.decided', 'match.undone'] as const),
    ...(['exhibit.added', 'exhibit.hashed', 'exhibit.handed-over'] as const),
  ],
  'case-containment': [
    ...(['containment.planned', 'containment.foreseen', 'containment.confirmed'] as const),
    ...(['containment.answered', 'containment.dropped'] as const),
  ],
  'case-two-people': ['approval.asked', 'approval.decided'],
  'case-out': [
    ...(['export.approved', 'export.made', 'export.downloaded'] as const),
    ...(['proof.asked', 'proof.made', 'proof.sealed', 'proof.downloaded'] as const),
  ],
  'case-keys': ['case.key-rotated', 'case.held', 'case.hold-released', 'case.erased'],
} as const

const all = { ...groups, ...caseGroups }
export type Group = keyof typeof all

/** The groups that one may choose from, in the ledger of a case or in the other. */
export const groupsOf = (isOfCase: boolean) => Object.keys(isOfCase ? caseGroups : groups) as Group[]
export const kindsOf = (group: Group): string[] => [...all[group]]
