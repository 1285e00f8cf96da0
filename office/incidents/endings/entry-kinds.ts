import type { EntryKinds } from '../../../base/ledger/index.ts'

/** What the end of a case leaves in the ledger. */
export const endingKinds: EntryKinds = {
  'case.closed': { subject: 'case', facts: {} },
  'case.reopened': { subject: 'case', facts: {} },
  'after-action.written': { subject: 'case', facts: { answers: 'count' } },
  'proof.asked': { subject: 'proof', facts: { words: 'code' } },
  'proof.downloaded': { subject: 'proof', facts: {} },
}
