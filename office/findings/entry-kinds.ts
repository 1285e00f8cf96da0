import type { EntryKinds } from '../../base/ledger/index.ts'

/** What findings leave in the ledger. */
export const findingsKinds: EntryKinds = {
  'upload.dropped': { subject: 'upload', facts: { bytes: 'count' } },
  'source.attached': { subject: 'source', facts: { purpose: 'code', items: 'count', bytes: 'count' } },
  'source.taken-in': { subject: 'source', facts: { state: 'code', items: 'count', bytes: 'count' } },
  'source.removed': { subject: 'source', facts: {} },
  'source.from-roster': { subject: 'source', facts: { number: 'count', 'stated-on': 'instant', content: 'hashes' } },
  'roster.begun': { subject: 'roster', facts: { number: 'count', files: 'count', 'stated-on': 'instant' } },
  'roster.read': { subject: 'roster', facts: { number: 'count', state: 'code', patients: 'count', content: 'hashes' } },
  'roster.removed': { subject: 'roster', facts: { number: 'count' } },
  'register.run-started': {
    subject: 'run',
    facts: { number: 'count', sources: 'count', settings: 'sha256', version: 'code' },
  },
  'register.run-ended': {
    subject: 'run',
    facts: { number: 'count', state: 'code', counts: 'counts', results: 'hashes' },
  },
  'register.run-gave-up': { subject: 'run', facts: { number: 'count', tries: 'count', failure: 'code' } },
  'caller.answered': { subject: 'person-of-case', facts: { outcome: 'code', facts: 'counts' } },
  'caller.not-found': { subject: 'case', facts: { facts: 'counts' } },
  'export.approved': { subject: 'export', facts: { recipients: 'count', files: 'counts' } },
  'export.made': { subject: 'export', facts: { content: 'hashes', sealed: 'hashes' } },
  'export.downloaded': { subject: 'export', facts: { file: 'code' } },
  'sample.drawn': { subject: 'run', facts: { kind: 'code', size: 'count', population: 'count' } },
  'match.decided': { subject: 'run', facts: { outcome: 'code', round: 'count' } },
  'match.undone': { subject: 'run', facts: { round: 'count', 'taken-in': 'count' } },
}
