import type { EntryKinds } from '../../../base/ledger/index.ts'

const answer = { action: 'code', connector: 'code', outcome: 'code', reason: 'code' } as const

/** What containment leaves in the ledger: which action, by what, with which outcome; never whom or what it was about. `reason`: `none` where it was done. */
export const containmentKinds: EntryKinds = {
  'connector.set': { subject: 'connector', facts: { kind: 'code' } },
  'connector.removed': { subject: 'connector', facts: { kind: 'code' } },
  'connector.checked': { subject: 'connector', facts: { kind: 'code', working: 'code' } },
  'containment.planned': { subject: 'containment', facts: { action: 'code', connector: 'code' } },
  'containment.foreseen': { subject: 'containment', facts: answer },
  'containment.confirmed': { subject: 'containment', facts: { action: 'code', connector: 'code', attempt: 'count' } },
  'containment.answered': { subject: 'containment', facts: answer },
  'containment.dropped': { subject: 'containment', facts: { action: 'code', connector: 'code' } },
  'secrets.found': { subject: 'run', facts: { rotations: 'count', added: 'count', secrets: 'counts' } },
}
