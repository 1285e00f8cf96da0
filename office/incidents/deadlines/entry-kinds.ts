import type { EntryKinds } from '../../../base/ledger/index.ts'

/** What deadlines leave in the ledger. `causes`: which facts changed, by name; `stage` 0 is the duty itself. */
export const deadlineKinds: EntryKinds = {
  'deadline.dated': { subject: 'deadline', facts: { duty: 'code', status: 'code', due: 'instant', causes: 'counts' } },
  'deadline.undated': { subject: 'deadline', facts: { duty: 'code', status: 'code', causes: 'counts' } },
  'deadline.done': { subject: 'deadline', facts: { duty: 'code', stage: 'count', at: 'instant', proof: 'code' } },
  'deadline.undone': { subject: 'deadline', facts: { duty: 'code', stage: 'count' } },
  'form.written': { subject: 'case', facts: { duty: 'code', answers: 'count' } },
  'notices.held': { subject: 'fact', facts: { form: 'code', until: 'code', documented: 'code' } },
  'notices.hold-ended': { subject: 'fact', facts: { why: 'code' } },
  'deadline.alarm': { subject: 'deadline', facts: { duty: 'code', due: 'instant', minutes: 'count' } },
}
