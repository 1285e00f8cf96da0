import type { EntryKinds } from '../../base/ledger/index.ts'
import { containmentKinds } from './containment/entry-kinds.ts'
import { deadlineKinds } from './deadlines/entry-kinds.ts'
import { endingKinds } from './endings/entry-kinds.ts'

/** What incidents leave in the ledger: codes from closed lists, counts and references; never words that somebody typed. */
export const incidentKinds: EntryKinds = {
  ...deadlineKinds,
  ...endingKinds,
  ...containmentKinds,
  'concern.reported': { subject: 'concern', facts: { way: 'code', kind: 'code' } },
  'concern.closed': { subject: 'concern', facts: { why: 'code' } },
  'concern.duplicate': { subject: 'concern', facts: {} },
  'concern.answered': { subject: 'concern', facts: {} },
  'concern.attached': { subject: 'concern', facts: { way: 'code', kind: 'code' } },
  'incident.opened': { subject: 'case', facts: { vectors: 'counts' } },
  'incident.changed': { subject: 'case', facts: { vectors: 'counts' } },
  'fact.stated': { subject: 'fact', facts: { name: 'code', source: 'code', known: 'code' } },
  'decision.recorded': { subject: 'decision', facts: { kind: 'code', outcome: 'code' } },
  'privileged.written': { subject: 'privileged', facts: {} },
  'note.added': { subject: 'note', facts: {} },
  'party.added': { subject: 'party', facts: { kind: 'code' } },
  'party.changed': { subject: 'party', facts: {} },
  'contact.recorded': { subject: 'party', facts: { way: 'code' } },
  'exhibit.added': { subject: 'exhibit', facts: { kind: 'code' } },
  'exhibit.hashed': { subject: 'exhibit', facts: { sha256: 'sha256' } },
  'exhibit.handed-over': { subject: 'exhibit', facts: { hash: 'code' } },
  'member.added': { subject: 'person', facts: { role: 'code' } },
  'member.ended': { subject: 'person', facts: { role: 'code' } },
  'task.opened': { subject: 'task', facts: { step: 'code' } },
  'task.added': { subject: 'task', facts: { kind: 'code' } },
  'task.taken': { subject: 'task', facts: { step: 'code' } },
  'task.assigned': { subject: 'task', facts: { step: 'code', to: 'sha256' } },
  'task.given-back': { subject: 'task', facts: { step: 'code' } },
  'task.done': { subject: 'task', facts: { step: 'code' } },
  'task.dropped': { subject: 'task', facts: { step: 'code' } },
  'task.reopened': { subject: 'task', facts: { step: 'code' } },
  'task.overdue': { subject: 'task', facts: { step: 'code', role: 'code', due: 'instant' } },
}
